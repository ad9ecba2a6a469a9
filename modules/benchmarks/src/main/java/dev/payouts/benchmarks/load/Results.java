package dev.payouts.benchmarks.load;

import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutStatus;
import dev.payouts.fleet.Fleet;
import dev.payouts.service.Decoding;
import dev.payouts.service.PayoutCodec;
import dev.payouts.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads results as any consumer does: only what is committed. */
public final class Results implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int POLL_RECORDS_MAX = 5_000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final PayoutCodec<PayoutResult> codec;
  private final List<byte[]> unread = new ArrayList<>();

  public Results(Fleet fleet) {
    this.codec = fleet.codecs().of(Topics.RESULTS);
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                fleet.kafka().bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                POLL_RECORDS_MAX),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (PartitionInfo info : consumer.partitionsFor(Topics.RESULTS.name())) {
      partitions.add(new TopicPartition(info.topic(), info.partition()));
    }
    consumer.assign(partitions);
    skip();
  }

  /** Goes on with what comes from now on. */
  public void skip() {
    consumer.seekToEnd(consumer.assignment());
    consumer.assignment().forEach(consumer::position);
  }

  /**
   * Waits for this many more. What they say is looked at later, to leave the processors to those
   * who are measured.
   *
   * @throws IllegalStateException if nothing comes for too long
   */
  public void await(int count, Duration silenceMax) {
    long heard = System.nanoTime();
    while (unread.size() < count) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        unread.add(record.value());
        heard = System.nanoTime();
      }
      if (System.nanoTime() - heard > silenceMax.toNanos()) {
        throw new IllegalStateException(
            "%d of %d payouts have a result, and no further one comes"
                .formatted(unread.size(), count));
      }
    }
  }

  /**
   * Looks at what came, and forgets it.
   *
   * @throws IllegalStateException unless it is one COMPLETED for each
   */
  public void verify(String prefix, int count) {
    Set<String> completed = new HashSet<>();
    for (byte[] value : unread) {
      if (codec.deserialize(value) instanceof Decoding.Decoded<PayoutResult>(PayoutResult result)
          && result.getStatus() == PayoutStatus.COMPLETED
          && result.getPayoutId().startsWith(prefix)) {
        completed.add(result.getPayoutId());
      }
    }
    if (completed.size() != count || unread.size() != count) {
      throw new IllegalStateException(
          "%d payouts have %d results, %d of them COMPLETED"
              .formatted(count, unread.size(), completed.size()));
    }
    unread.clear();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
