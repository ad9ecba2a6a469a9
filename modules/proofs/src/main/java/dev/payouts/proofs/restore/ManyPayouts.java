package dev.payouts.proofs.restore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.payouts.proofs.crashes.evidence.TopicBackup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Fills a changelog with payouts that have ended: copies of what the product itself kept of one,
 * under ids of the same length, so that nothing but the id differs.
 */
final class ManyPayouts {
  private final String bootstrapServers;
  private final String changelog;
  private final int partitions;

  ManyPayouts(String bootstrapServers, String changelog, int partitions) {
    this.bootstrapServers = bootstrapServers;
    this.changelog = changelog;
    this.partitions = partitions;
  }

  /** The one that is copied; it must have ended. */
  static String template() {
    return id(0);
  }

  private static String id(long number) {
    return "restore-%08d".formatted(number);
  }

  /**
   * @return bytes of all keys and values written
   */
  long write(long count) {
    List<Kept> kept = keptOf(template());
    if (kept.isEmpty()) {
      throw new IllegalStateException("nothing is kept of " + template());
    }
    AtomicReference<@Nullable Exception> problem = new AtomicReference<>();
    long bytes = 0;
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BATCH_SIZE_CONFIG,
                256 * 1024),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (long number = 1; number <= count; number++) {
        String id = id(number);
        int partition = BuiltInPartitioner.partitionForKey(id.getBytes(ISO_8859_1), partitions);
        for (Kept one : kept) {
          byte[] key = one.key().of(id);
          byte[] value = one.value().of(id);
          bytes += key.length + value.length;
          var _ =
              producer.send(
                  new ProducerRecord<>(changelog, partition, key, value),
                  (written, failed) -> problem.compareAndSet(null, failed));
        }
      }
      producer.flush();
    }
    Exception failed = problem.get();
    if (failed != null) {
      throw new IllegalStateException("cannot write to " + changelog, failed);
    }
    return bytes;
  }

  private record Kept(Stencil key, Stencil value) {}

  /** Bytes in which an id stands in one place or several, or nowhere. */
  private record Stencil(String bytes) {
    static Stencil of(byte[] bytes) {
      return new Stencil(new String(bytes, ISO_8859_1));
    }

    byte[] of(String id) {
      return bytes.replace(template(), id).getBytes(ISO_8859_1);
    }
  }

  private List<Kept> keptOf(String id) {
    Map<String, byte[]> last = new LinkedHashMap<>();
    for (ProducerRecord<byte[], byte[]> record :
        TopicBackup.of(bootstrapServers, changelog).records()) {
      String key = new String(record.key(), ISO_8859_1);
      if (key.contains(id)) {
        if (record.value() == null) {
          last.remove(key);
        } else {
          last.put(key, record.value());
        }
      }
    }
    List<Kept> kept = new ArrayList<>();
    last.forEach((key, value) -> kept.add(new Kept(new Stencil(key), Stencil.of(value))));
    return kept;
  }
}
