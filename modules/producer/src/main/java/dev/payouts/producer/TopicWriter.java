package dev.payouts.producer;

import dev.payouts.service.PayoutCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records so that done means kept: on every in-sync replica, once and in order. */
final class TopicWriter implements AutoCloseable {
  private static final int BATCH_BYTES = 128 * 1024;

  private final Producer<byte[], byte[]> producer;

  /**
   * @param deliveryLimit after which a write fails; whether its record is kept is unknown then
   */
  TopicWriter(Map<String, Object> client, Duration deliveryLimit) {
    int limitMs = Math.toIntExact(deliveryLimit.toMillis());
    client.put(ProducerConfig.ACKS_CONFIG, "all");
    client.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    client.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, limitMs);
    client.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, limitMs);
    client.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, limitMs / 2));
    // Batches fill by themselves while one is on its way; waiting only delays a single payout.
    client.put(ProducerConfig.LINGER_MS_CONFIG, 1);
    client.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    this.producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Done once Kafka has the record; fails with whatever kept it from being written. */
  <V extends SpecificRecord> CompletableFuture<Void> write(
      PayoutCodec<V> codec, String key, V value) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    try {
      var _ =
          producer.send(
              new ProducerRecord<>(
                  codec.topic().name(),
                  key.getBytes(StandardCharsets.UTF_8),
                  codec.serialize(value)),
              (position, failure) -> {
                if (failure == null) {
                  written.complete(null);
                } else {
                  written.completeExceptionally(failure);
                }
              });
    } catch (RuntimeException e) {
      written.completeExceptionally(e);
    }
    return written;
  }

  @Override
  public void close() {
    producer.close();
  }
}
