package dev.payouts.orchestrator.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/** Kafka Streams' own clients, but for the producers, which are {@link FencedProducer}s. */
final class FencedClients implements KafkaClientSupplier {
  private static final String CONSUMER = "-consumer";
  private static final String PRODUCER = "-producer";
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Each stream thread's, by the thread's name. */
  private final Map<String, Consumer<byte[], byte[]>> consumers = new ConcurrentHashMap<>();

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    String thread = thread(config, PRODUCER);
    return new FencedProducer(config, () -> committed(consumers.get(thread)));
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    Consumer<byte[], byte[]> consumer = consumer(config);
    consumers.put(thread(config, CONSUMER), consumer);
    return consumer;
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return consumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return consumer(config);
  }

  private static Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Kafka Streams names the clients of a thread after it. */
  private static String thread(Map<String, Object> config, String suffix) {
    String client = String.valueOf(config.get(ProducerConfig.CLIENT_ID_CONFIG));
    if (!client.endsWith(suffix)) {
      throw new IllegalStateException("a stream thread's client is named " + client);
    }
    return client.substring(0, client.length() - suffix.length());
  }

  /**
   * What is committed for the partitions that the thread believes to have; called on that thread.
   *
   * @throws CommitFailedException if there is nothing by which the broker could tell whether it has
   *     them: then nothing may be committed
   */
  private static Map<TopicPartition, OffsetAndMetadata> committed(
      @Nullable Consumer<byte[], byte[]> consumer) {
    Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    if (consumer != null) {
      // The map has null for a partition without an offset.
      consumer
          .committed(consumer.assignment(), LIMIT)
          .forEach(
              (partition, offset) -> {
                if (offset != null) {
                  committed.put(partition, offset);
                }
              });
    }
    if (committed.isEmpty()) {
      throw new CommitFailedException("no partition with an offset is left to this thread");
    }
    return committed;
  }
}
