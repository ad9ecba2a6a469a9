package dev.payouts.reporting.source;

import dev.payouts.reporting.ReportFailure;
import dev.payouts.service.Decoding;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.RegistryUnavailable;
import dev.payouts.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** A {@link RawScan} of a topic of the flow, its values decoded. */
public final class Scan<V extends SpecificRecord> implements AutoCloseable {
  private final Source at;
  private final RawScan raw;
  private final PayoutCodec<V> codec;
  private final Skipped skipped = new Skipped();
  private long seen;

  /**
   * One record.
   *
   * @param value null where its key was deleted
   */
  public record Entry<V>(String key, int partition, long offset, @Nullable V value) {}

  private Scan(Source at, RawScan raw, PayoutCodec<V> codec) {
    this.at = at;
    this.raw = raw;
    this.codec = codec;
  }

  public static <V extends SpecificRecord> Scan<V> open(Source at, Topic<V> topic) {
    PayoutCodec<V> codec = PayoutCodecs.of(at.registry()).of(topic);
    return new Scan<>(at, RawScan.open(at, topic.name()), codec);
  }

  /** As {@link #open}, of everything that was committed by now; see {@link RawScan}. */
  public static <V extends SpecificRecord> Scan<V> openToWatermark(Source at, Topic<V> topic) {
    PayoutCodec<V> codec = PayoutCodecs.of(at.registry()).of(topic);
    return new Scan<>(at, RawScan.openToWatermark(at, topic.name()), codec);
  }

  public Extent extent() {
    return raw.extent();
  }

  public Set<Integer> partitions() {
    return extent().ranges().keySet();
  }

  /** Records read so far, those that were skipped included. */
  public long seen() {
    return seen;
  }

  public Skipped skipped() {
    return skipped;
  }

  /** Takes what cannot be used. */
  public interface Unusable {
    /**
     * @param key null where the record has none or one that belongs elsewhere
     */
    void at(@Nullable String key, int partition, long offset, String reason);
  }

  /**
   * The records of a partition, in order.
   *
   * @param placed as below
   * @param unusable takes those that cannot be used; they are not counted as skipped
   */
  public void read(int partition, boolean placed, Consumer<Entry<V>> each, Unusable unusable) {
    raw.read(partition, record -> read(record, placed, each, unusable));
  }

  /**
   * The records of a partition, in order; what cannot be used is counted as skipped.
   *
   * @param placed whether a record whose key belongs to another partition is skipped: the services
   *     write none, and one payout found in two partitions would be two
   */
  public void read(int partition, boolean placed, Consumer<Entry<V>> each) {
    raw.read(
        partition,
        record -> read(record, placed, each, (_, _, offset, why) -> skip(partition, offset, why)));
  }

  /** As {@link #read}, without counting anything a second time. */
  void again(int partition, Consumer<Entry<V>> each) {
    long before = seen;
    raw.read(partition, record -> read(record, true, each, (_, _, _, _) -> {}));
    seen = before;
  }

  private void read(
      ConsumerRecord<byte[], byte[]> record,
      boolean placed,
      Consumer<Entry<V>> each,
      Unusable unusable) {
    seen++;
    int partition = record.partition();
    if (record.key() == null) {
      unusable.at(null, partition, record.offset(), "no key");
    } else if (placed && home(record.key()) != partition) {
      unusable.at(
          null, partition, record.offset(), "its key belongs to partition " + home(record.key()));
    } else if (record.value() == null) {
      each.accept(entry(record, null));
    } else {
      switch (decode(record.value())) {
        case Decoding.Decoded<V>(V value) -> each.accept(entry(record, value));
        case Decoding.Undecodable<V>(String reason) ->
            unusable.at(text(record.key()), partition, record.offset(), reason);
      }
    }
  }

  /** Counts a record as one that cannot be used, for a reason found by whoever reads. */
  public void skip(Entry<V> entry, String reason) {
    skip(entry.partition(), entry.offset(), reason);
  }

  void skip(int partition, long offset, String reason) {
    skipped.add(extent().topic(), partition, offset, reason);
  }

  private static <V> Entry<V> entry(ConsumerRecord<byte[], byte[]> record, @Nullable V value) {
    return new Entry<>(text(record.key()), record.partition(), record.offset(), value);
  }

  private static String text(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }

  /** Where Java's producer and Kafka Streams put a key. */
  private int home(byte[] key) {
    return home(key, partitions().size());
  }

  /** The partition of a key among so many. */
  public static int home(byte[] key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }

  private Decoding<V> decode(byte[] value) {
    try {
      return codec.deserialize(value);
    } catch (RegistryUnavailable e) {
      throw new ReportFailure(
          "no schema registry answers at %s; start it with ./payouts up, or set PAYOUTS_SCHEMA_REGISTRY_URL"
              .formatted(at.registry().url()),
          e);
    }
  }

  @Override
  public void close() {
    raw.close();
  }
}
