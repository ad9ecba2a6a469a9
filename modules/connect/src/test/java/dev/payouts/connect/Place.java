package dev.payouts.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where on this machine things are that deploy/connect's files name. */
record Place(Path secrets, Kafka kafka, Analytics analytics) {

  /** The example's, with those of what runs here. */
  void writeSecrets() {
    Map<String, String> values =
        DeployedFiles.properties(DeployedFiles.text("secrets.example.properties"));
    values.put("postgres.url", analytics.url());
    values.put("kafka.jaas", Kafka.jaas());
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) -> text.append(name + "=" + value + "\n"));
    try {
      Files.writeString(secrets.resolve("payouts-connect.properties"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of the file, but for addresses, and that connectors may change a consumer. */
  Map<String, String> workerSettings() {
    Map<String, String> settings = DeployedFiles.securedWorker();
    settings.replaceAll((_, value) -> here(value));
    settings.replace("bootstrap.servers", kafka.securedServers());
    settings.replace("listeners", "http://127.0.0.1:" + freePort());
    settings.replace("plugin.path", Worker.PLUGINS.toString());
    settings.replace("value.converter.apicurio.registry.url", kafka.registryUrl());
    settings.replace("connector.client.config.override.policy", "All");
    return settings;
  }

  String here(String value) {
    return value
        .replace(DeployedFiles.SECRETS + "/kafka-ca.crt", kafka.authority().toString())
        .replace(DeployedFiles.SECRETS, secrets.toString());
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
