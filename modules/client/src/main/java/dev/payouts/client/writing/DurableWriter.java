package dev.payouts.client.writing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes records so that done means kept: on every in-sync replica, once, in order, and in the
 * partition that murmur2 of the key names.
 */
public final class DurableWriter implements AutoCloseable {
  /**
   * Kafka's settings that are not the caller's to choose: with other values a confirmed record can
   * be lost, doubled or overtaken, or lie in a partition where it is rejected.
   */
  public static final Set<String> FIXED =
      Set.of(
          ProducerConfig.ACKS_CONFIG,
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
          ProducerConfig.RETRIES_CONFIG,
          ProducerConfig.PARTITIONER_CLASS_CONFIG,
          ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG,
          ProducerConfig.TRANSACTIONAL_ID_CONFIG,
          ProducerConfig.MAX_BLOCK_MS_CONFIG,
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
          ProducerConfig.LINGER_MS_CONFIG,
          ProducerConfig.BATCH_SIZE_CONFIG,
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);

  /** What an idempotent producer keeps in order; Kafka's own bound. */
  private static final int IN_FLIGHT_MAX = 5;

  private static final int BATCH_BYTES = 128 * 1024;

  private final Producer<byte[], byte[]> producer;

  /**
   * @param client where Kafka is and how to speak to it; {@link #FIXED} settings in it count for
   *     nothing
   * @param deliveryLimit after which a write fails; whether its record is kept is unknown then
   */
  public DurableWriter(Map<String, Object> client, Duration deliveryLimit) {
    int limitMs = Math.toIntExact(deliveryLimit.toMillis());
    Map<String, Object> settings = new HashMap<>(client);
    settings.keySet().removeAll(FIXED);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, IN_FLIGHT_MAX);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, limitMs);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, limitMs);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, limitMs / 2));
    // Batches fill by themselves while one is on its way; waiting only delays a single payout.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Done once Kafka has the record; fails with whatever kept it from being confirmed. Waits while
   * the buffer is full, for the limit at most.
   */
  public CompletableFuture<RecordMetadata> write(String topic, String key, byte[] value) {
    return write(topic, key, value, new RecordHeaders());
  }

  /** The same, with headers. */
  public CompletableFuture<RecordMetadata> write(
      String topic, String key, byte[] value, Headers headers) {
    CompletableFuture<RecordMetadata> written = new CompletableFuture<>();
    try {
      var _ =
          producer.send(
              new ProducerRecord<>(
                  topic, null, key.getBytes(StandardCharsets.UTF_8), value, headers),
              (position, failure) -> {
                if (failure == null) {
                  written.complete(position);
                } else {
                  written.completeExceptionally(failure);
                }
              });
    } catch (RuntimeException e) {
      written.completeExceptionally(e);
    }
    return written;
  }

  /** Waits for what is under way, which the limit bounds. */
  @Override
  public void close() {
    producer.close();
  }
}
