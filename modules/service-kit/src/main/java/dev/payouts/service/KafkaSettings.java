package dev.payouts.service;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Kafka is, and how to speak to it.
 *
 * @param bootstrapServers host:port, several separated by commas
 * @param properties further client settings under Kafka's own names, such as security; they hold
 *     those of the file too and win over it
 * @param clientFile a file of such settings in the form that Kafka's own tools take, so that a
 *     password need not stand in the environment
 */
@ConfigurationProperties("payouts.kafka")
public record KafkaSettings(
    @DefaultValue(DEFAULT_SERVERS) String bootstrapServers,
    @DefaultValue Map<String, String> properties,
    Optional<String> clientFile) {
  private static final String DEFAULT_SERVERS = "127.0.0.1:9092";
  private static final String CLIENT_FILE = "payouts.kafka.client-file";

  @ConstructorBinding
  public KafkaSettings {
    bootstrapServers = bootstrapServers.isBlank() ? DEFAULT_SERVERS : bootstrapServers.strip();
    for (String server : bootstrapServers.split(",", -1)) {
      InvalidSetting.unless(
          server.strip().matches("\\S+:\\d{1,5}"),
          "payouts.kafka.bootstrap-servers",
          "must be host:port, several separated by commas, and is \"" + bootstrapServers + "\"");
    }
    clientFile = clientFile.map(String::strip).filter(file -> !file.isEmpty());
    Map<String, String> all = new HashMap<>();
    clientFile.ifPresent(file -> all.putAll(read(Path.of(file))));
    all.putAll(properties);
    properties = Map.copyOf(all);
  }

  public KafkaSettings(String bootstrapServers, Map<String, String> properties) {
    this(bootstrapServers, properties, Optional.empty());
  }

  private static Map<String, String> read(Path file) {
    Properties found = new Properties();
    try (Reader text = Files.newBufferedReader(file)) {
      found.load(text);
    } catch (IOException e) {
      throw new InvalidSetting(CLIENT_FILE, "names a file that " + Secret.problem(e) + ": " + file);
    } catch (IllegalArgumentException e) {
      // What it says may be a part of the file.
      throw new InvalidSetting(CLIENT_FILE, "names a file with a broken \\u escape: " + file);
    }
    Map<String, String> settings = new HashMap<>();
    found.stringPropertyNames().forEach(name -> settings.put(name, found.getProperty(name)));
    return settings;
  }

  /** What every Kafka client of a service starts from; the map is the caller's to change. */
  public Map<String, Object> client() {
    Map<String, Object> client = new HashMap<>();
    // A broker that is back after an outage is found within a second, not after ten.
    client.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    client.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    client.putAll(properties);
    client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return client;
  }

  /** Properties can hold passwords: only their names are shown. */
  @Override
  public String toString() {
    return "KafkaSettings[bootstrapServers=%s, properties=%s]"
        .formatted(bootstrapServers, properties.keySet());
  }
}
