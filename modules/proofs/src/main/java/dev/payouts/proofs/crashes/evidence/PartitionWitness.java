package dev.payouts.proofs.crashes.evidence;

import dev.payouts.avro.RecordPosition;
import dev.payouts.proofs.guarantees.Observation;
import dev.payouts.proofs.guarantees.Readings;
import dev.payouts.service.PayoutCodecs;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** All that is committed in one partition. */
final class PartitionWitness implements Witness {
  /** Causes first: what an orchestrator reads before what it writes. */
  private static final List<String> RANKS =
      List.of("payout.commands", "payout.replies", "payout.events");

  static final int RANK_OF_GATEWAY = 0;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TopicPartition partition;
  private final Readings readings;
  private final long end;
  private Iterator<ConsumerRecord<byte[], byte[]>> polled = Collections.emptyIterator();
  private @Nullable ConsumerRecord<byte[], byte[]> next;
  private long time;

  PartitionWitness(String bootstrapServers, TopicPartition partition, PayoutCodecs codecs) {
    this.partition = partition;
    this.readings = new Readings(codecs);
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    this.end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    advance();
  }

  private void advance() {
    while (!polled.hasNext() && consumer.position(partition) < end) {
      polled = consumer.poll(Duration.ofSeconds(1)).iterator();
    }
    next = polled.hasNext() ? polled.next() : null;
    if (next != null) {
      time = Math.max(time, next.timestamp());
    }
  }

  @Override
  public boolean hasMore() {
    return next != null;
  }

  @Override
  public long time() {
    return time;
  }

  @Override
  public int rank() {
    int known = RANKS.indexOf(partition.topic());
    return 1 + (known < 0 ? RANKS.size() : known);
  }

  @Override
  public Observation tell() {
    ConsumerRecord<byte[], byte[]> record = next;
    if (record == null) {
      throw new IllegalStateException(partition + " has no more");
    }
    advance();
    return readings.of(
        new RecordPosition(record.topic(), record.partition(), record.offset()),
        record.timestamp(),
        record.key(),
        record.value(),
        record.headers());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
