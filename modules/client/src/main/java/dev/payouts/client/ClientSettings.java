package dev.payouts.client;

import dev.payouts.client.writing.DurableWriter;
import dev.payouts.core.rules.RulePolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Where Kafka and the registry are, and how long the client tries.
 *
 * @param bootstrapServers host:port, several separated by commas
 * @param registryUrl http or https, several separated by commas; anything that speaks Confluent's
 *     API
 * @param kafkaProperties further client settings under Kafka's own names, such as security
 * @param registryProperties further client settings under Confluent's own names, such as {@code
 *     basic.auth.user.info}
 * @param rules the same as those of producer and orchestrator, PAYOUTS_RULES_…
 * @param deliveryLimit how long Kafka may take for a record before its fate counts as unknown; a
 *     broker's restart fits into the default
 * @param bufferBytesMax of records on their way; a caller waits while they are more
 */
public record ClientSettings(
    String bootstrapServers,
    String registryUrl,
    Map<String, String> kafkaProperties,
    Map<String, String> registryProperties,
    RulePolicy rules,
    Duration deliveryLimit,
    long bufferBytesMax) {
  private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(10);
  private static final Duration DELIVERY_LIMIT_MIN = Duration.ofMillis(100);
  private static final Duration DELIVERY_LIMIT_MAX = Duration.ofMinutes(5);

  /** A command takes less than 6 KB, most a few hundred bytes. */
  private static final long BUFFER_BYTES = 8L * 1024 * 1024;

  private static final long BUFFER_BYTES_MIN = 1024 * 1024;

  /** Throws IllegalArgumentException, in one sentence, if a value cannot work. */
  public ClientSettings {
    for (String server : bootstrapServers.split(",", -1)) {
      check(
          server.strip().matches("[^\\s@/]+:\\d{1,5}"),
          "bootstrapServers must be host:port, several separated by commas, and is \""
              + bootstrapServers
              + "\"");
    }
    for (String url : registryUrl.split(",", -1)) {
      // Not quoted: somebody may have written a password into it.
      check(
          url.strip().matches("https?://[^\\s/@]+(/\\S*)?"),
          "registryUrl must be an http or https address such as http://127.0.0.1:8080/apis/ccompat/v7, without user and password, which are basic.auth.user.info among registryProperties");
    }
    kafkaProperties = Map.copyOf(kafkaProperties);
    kafkaProperties.keySet().forEach(ClientSettings::checkOpenToCaller);
    registryProperties = Map.copyOf(registryProperties);
    check(
        deliveryLimit.compareTo(DELIVERY_LIMIT_MIN) >= 0
            && deliveryLimit.compareTo(DELIVERY_LIMIT_MAX) <= 0,
        "deliveryLimit must be from 100 ms to 5 min and is " + deliveryLimit);
    check(
        bufferBytesMax >= BUFFER_BYTES_MIN,
        "bufferBytesMax must be at least " + BUFFER_BYTES_MIN + " and is " + bufferBytesMax);
  }

  /** Everything else as it is by default. */
  public static ClientSettings of(String bootstrapServers, String registryUrl) {
    return new ClientSettings(
        bootstrapServers,
        registryUrl,
        Map.of(),
        Map.of(),
        RulePolicy.DEFAULT,
        DELIVERY_LIMIT,
        BUFFER_BYTES);
  }

  public ClientSettings withKafkaProperties(Map<String, String> properties) {
    return new ClientSettings(
        bootstrapServers,
        registryUrl,
        properties,
        registryProperties,
        rules,
        deliveryLimit,
        bufferBytesMax);
  }

  public ClientSettings withRegistryProperties(Map<String, String> properties) {
    return new ClientSettings(
        bootstrapServers,
        registryUrl,
        kafkaProperties,
        properties,
        rules,
        deliveryLimit,
        bufferBytesMax);
  }

  public ClientSettings withRules(RulePolicy policy) {
    return new ClientSettings(
        bootstrapServers,
        registryUrl,
        kafkaProperties,
        registryProperties,
        policy,
        deliveryLimit,
        bufferBytesMax);
  }

  public ClientSettings withDeliveryLimit(Duration limit) {
    return new ClientSettings(
        bootstrapServers,
        registryUrl,
        kafkaProperties,
        registryProperties,
        rules,
        limit,
        bufferBytesMax);
  }

  /** What every Kafka client starts from; the map is the caller's to change. */
  Map<String, Object> kafka() {
    Map<String, Object> client = new HashMap<>();
    // A broker that is back after an outage is found within a second, not after ten.
    client.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    client.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    client.putAll(kafkaProperties);
    client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return client;
  }

  private static void checkOpenToCaller(String name) {
    check(
        !name.equals(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG),
        "kafkaProperties must not hold bootstrap.servers; give bootstrapServers");
    check(
        !name.equals(ProducerConfig.BUFFER_MEMORY_CONFIG),
        "kafkaProperties must not hold buffer.memory; give bufferBytesMax");
    check(
        !DurableWriter.FIXED.contains(name)
            && !name.equals(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG),
        "kafkaProperties must not hold " + name + ", which the client sets itself; remove it");
  }

  private static void check(boolean valid, String sentence) {
    if (!valid) {
      throw new IllegalArgumentException(sentence.replaceAll("\\p{Cntrl}", "?"));
    }
  }

  /** Properties can hold passwords: only their names are shown. */
  @Override
  public String toString() {
    return "ClientSettings[bootstrapServers=%s, registryUrl=%s, kafkaProperties=%s, registryProperties=%s]"
        .formatted(
            bootstrapServers, registryUrl, kafkaProperties.keySet(), registryProperties.keySet());
  }
}
