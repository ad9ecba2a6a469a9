package dev.payouts.orchestrator.streams;

import dev.payouts.service.DeadLetters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The settings of the Kafka Streams client; why each is what it is stands beside it.
 *
 * @param client what every Kafka client of the service starts from
 */
public record StreamsProperties(
    Map<String, Object> client,
    String applicationId,
    String instance,
    Path stateDir,
    String address,
    int threads,
    Duration commitInterval,
    Duration sessionLimit,
    Duration transactionLimit,
    int standbyReplicas,
    int replicationFactor) {
  private static final int HEARTBEATS_PER_SESSION = 3;

  /** Heartbeats also tell of a rebalance: with longer pauses the others wait for this one. */
  private static final int HEARTBEAT_MS_MAX = 3_000;

  private static final int BATCH_BYTES = 256 * 1024;

  /** Holds every tally of a thread; nothing else is cached. */
  private static final long TALLIES_CACHE_BYTES = 1024 * 1024;

  /** This instance in the consumer group. */
  private String member() {
    return applicationId + "-" + instance;
  }

  Membership membership() {
    return new Membership(client, applicationId, member(), threads);
  }

  public Properties toProperties() {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, address);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbyReplicas);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replicationFactor);
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, TALLIES_CACHE_BYTES);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    // Commands and replies need no order between them: never hold one back to wait for the other.
    settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    // A static member that is back after a crash gets its partitions without a rebalance.
    settings.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), member());
    int session = (int) sessionLimit.toMillis();
    settings.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
    settings.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
        Math.min(HEARTBEAT_MS_MAX, session / HEARTBEATS_PER_SESSION));
    // Longer than any pause of ours; shorter would fence a thread that waits for the registry.
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        (int) transactionLimit.toMillis());
    // Nobody reads what is not committed, and a commit sends what is there: few, large requests,
    // each of which costs the broker more than its records.
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 50);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        DeadLetters.REQUEST_BYTES_MAX);
    // Back-to-back transactions wait for the last one's markers; the default wait is 100 ms.
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 5);
    // Open payouts are deleted where they end: keep the changelogs short for a restore.
    settings.put(StreamsConfig.topicPrefix(TopicConfig.SEGMENT_BYTES_CONFIG), 64 * 1024 * 1024);
    settings.put(StreamsConfig.topicPrefix(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG), "0.5");
    Properties properties = new Properties();
    properties.putAll(settings);
    return properties;
  }
}
