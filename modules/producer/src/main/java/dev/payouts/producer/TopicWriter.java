package dev.payouts.producer;

import dev.payouts.client.writing.DurableWriter;
import dev.payouts.service.PayoutCodec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;

/** Writes values of any topic so that done means kept. */
final class TopicWriter implements AutoCloseable {
  private final DurableWriter writer;

  /**
   * @param deliveryLimit after which a write fails; whether its record is kept is unknown then
   */
  TopicWriter(Map<String, Object> client, Duration deliveryLimit) {
    writer = new DurableWriter(client, deliveryLimit);
  }

  /** Done once Kafka has the record; fails with whatever kept it from being written. */
  <V extends SpecificRecord> CompletableFuture<Void> write(
      PayoutCodec<V> codec, String key, V value, Headers headers) {
    byte[] bytes;
    try {
      bytes = codec.serialize(value);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
    return writer.write(codec.topic().name(), key, bytes, headers).thenAccept(_ -> {});
  }

  @Override
  public void close() {
    writer.close();
  }
}
