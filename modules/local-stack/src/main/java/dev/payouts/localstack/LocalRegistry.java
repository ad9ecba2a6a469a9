package dev.payouts.localstack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A schema registry (Apicurio, kept in Kafka) in a process of its own, ready for clients once
 * {@code start} returns.
 */
public final class LocalRegistry implements AutoCloseable {
  private static final String CONFLUENT_API = "/apis/ccompat/v7";
  private static final int READY_CALL_MS = 5_000;

  private final RegistrySettings settings;
  private final WorkDirectory directory;
  private final Server server;

  private LocalRegistry(RegistrySettings settings) {
    this.settings = settings;
    directory = WorkDirectory.of(settings.logs(), "registry");
    server = new Server("the registry", settings.port(), this::launch, LocalRegistry::answers);
  }

  /** Throws IllegalStateException naming the log file if the registry does not come up. */
  public static LocalRegistry start(RegistrySettings settings) {
    LocalRegistry registry = new LocalRegistry(settings);
    registry.server.start();
    return registry;
  }

  /** Confluent's API, in the form of the setting schema.registry.url. */
  public String url() {
    return url(server.port());
  }

  public long pid() {
    return server.pid();
  }

  int exitCode() {
    return server.exitCode();
  }

  public Path logFile() {
    return server.log();
  }

  public boolean alive() {
    return server.alive();
  }

  /** SIGKILL, as a crash would. */
  public void kill() {
    server.kill();
  }

  /** Ends it in order; {@link #restart} brings it back on the same port with its schemas. */
  public void stop() {
    server.stop();
  }

  /** Stops it if it runs and starts it on the same port with its schemas. */
  public void restart() {
    server.restart();
  }

  @Override
  public void close() {
    if (directory.temporary()) {
      server.kill();
    } else {
      server.stop();
    }
    directory.deleteIfTemporary();
  }

  private Child launch(int port) {
    Path work = directory.path();
    return Child.start(
        new Child.Command(
            "registry",
            "dev.payouts.localstack.RegistryMain",
            List.of(),
            StackHome.find().registryClassPath()),
        List.of(
            "--port",
            Integer.toString(port),
            "--bootstrap-servers",
            settings.bootstrapServers(),
            "--work",
            work.toString()),
        work.resolve("registry.log"));
  }

  private static boolean answers(int port) {
    if (!Port.accepts(port)) {
      return false;
    }
    try {
      var connection =
          (HttpURLConnection) URI.create(url(port) + "/subjects").toURL().openConnection();
      connection.setConnectTimeout(READY_CALL_MS);
      connection.setReadTimeout(READY_CALL_MS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException notYet) {
      return false;
    }
  }

  private static String url(int port) {
    return "http://127.0.0.1:" + port + CONFLUENT_API;
  }
}
