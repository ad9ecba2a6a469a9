package dev.payouts.service;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Kafka is.
 *
 * @param bootstrapServers host:port, several separated by commas
 * @param properties further client settings under Kafka's own names, such as security
 */
@ConfigurationProperties("payouts.kafka")
public record KafkaSettings(
    @DefaultValue(DEFAULT_SERVERS) String bootstrapServers,
    @DefaultValue Map<String, String> properties) {
  private static final String DEFAULT_SERVERS = "127.0.0.1:9092";

  public KafkaSettings {
    bootstrapServers = bootstrapServers.isBlank() ? DEFAULT_SERVERS : bootstrapServers.strip();
    for (String server : bootstrapServers.split(",", -1)) {
      InvalidSetting.unless(
          server.strip().matches("\\S+:\\d{1,5}"),
          "payouts.kafka.bootstrap-servers",
          "must be host:port, several separated by commas, and is \"" + bootstrapServers + "\"");
    }
    properties = Map.copyOf(properties);
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
