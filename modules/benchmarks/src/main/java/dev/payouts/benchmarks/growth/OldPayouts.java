package dev.payouts.benchmarks.growth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.TopicBackup;
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
final class OldPayouts {
  /** Of all that is kept; an orchestrator that has none of it on disk reads it from the start. */
  static final String CHANGELOG = "payout-orchestrator-payouts-changelog";

  private static final int LINGER_MS = 20;
  private static final int BATCH_BYTES = 256 * 1024;

  private final String bootstrapServers;
  private final int partitions;
  private final List<Kept> kept;
  private int written = 1;

  private OldPayouts(String bootstrapServers, int partitions, List<Kept> kept) {
    this.bootstrapServers = bootstrapServers;
    this.partitions = partitions;
    this.kept = kept;
  }

  /** How the one that is copied begins, before its number 0. */
  static String prefix() {
    return "old-0000000";
  }

  private static String template() {
    return id(0);
  }

  private static String id(int number) {
    return "old-%08d".formatted(number);
  }

  /**
   * @throws IllegalStateException unless the one to copy has ended
   */
  static OldPayouts of(Fleet fleet) {
    String bootstrapServers = fleet.kafka().bootstrapServers();
    List<Kept> kept = keptOf(TopicBackup.of(bootstrapServers, CHANGELOG));
    if (kept.isEmpty()) {
      throw new IllegalStateException("nothing is kept of " + template());
    }
    return new OldPayouts(bootstrapServers, fleet.plan().size().partitions(), kept);
  }

  private static List<Kept> keptOf(TopicBackup changelog) {
    Map<String, byte[]> last = new LinkedHashMap<>();
    for (ProducerRecord<byte[], byte[]> record : changelog.records()) {
      String key = new String(record.key(), ISO_8859_1);
      if (key.contains(template())) {
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

  /** Writes until there are this many; no orchestrator may be at work. */
  void fillTo(int count) {
    AtomicReference<@Nullable Exception> problem = new AtomicReference<>();
    try (var producer = producer()) {
      for (; written < count; written++) {
        String id = id(written);
        int partition = BuiltInPartitioner.partitionForKey(id.getBytes(ISO_8859_1), partitions);
        for (Kept one : kept) {
          var _ =
              producer.send(
                  new ProducerRecord<>(CHANGELOG, partition, one.key().of(id), one.value().of(id)),
                  (_, failed) -> problem.compareAndSet(null, failed));
        }
      }
      producer.flush();
    }
    Exception failed = problem.get();
    if (failed != null) {
      throw new IllegalStateException("cannot write to " + CHANGELOG, failed);
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.LINGER_MS_CONFIG,
            LINGER_MS,
            ProducerConfig.BATCH_SIZE_CONFIG,
            BATCH_BYTES),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
