package dev.payouts.reporting.source;

import dev.payouts.reporting.ReportFailure;
import dev.payouts.reporting.source.Extent.Range;
import dev.payouts.service.rights.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Everything committed in a topic when this was opened, partition by partition: what is kept of a
 * partition can be let go before the next is read.
 */
public final class RawScan implements AutoCloseable {
  private static final int LIMIT_MS = 10_000;
  private static final Duration WAIT = Duration.ofMillis(500);

  /** After so many waits for what is known to be there nothing will come: 15 s. */
  private static final int SILENT_MAX = 30;

  private final Source at;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Extent extent;

  private RawScan(Source at, KafkaConsumer<byte[], byte[]> consumer, Extent extent) {
    this.at = at;
    this.consumer = consumer;
    this.extent = extent;
  }

  /**
   * @throws ReportFailure if Kafka does not answer or does not know the topic
   */
  public static RawScan open(Source at, String topic) {
    KafkaConsumer<byte[], byte[]> consumer = consumer(at, "read_committed");
    try {
      return new RawScan(at, consumer, extent(at, consumer, topic));
    } catch (KafkaException e) {
      consumer.close();
      throw noKafka(at, e);
    } catch (ReportFailure e) {
      consumer.close();
      throw e;
    }
  }

  /**
   * Everything written when this was opened. What was committed by then is among it even behind a
   * transaction that is still open; reading waits for that one to end.
   *
   * @throws ReportFailure if Kafka does not answer or does not know the topic
   */
  public static RawScan openToWatermark(Source at, String topic) {
    Extent whole;
    try (var uncommitted = consumer(at, "read_uncommitted")) {
      whole = extent(at, uncommitted, topic);
    } catch (KafkaException e) {
      throw noKafka(at, e);
    }
    return new RawScan(at, consumer(at, "read_committed"), whole);
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Source at, String isolation) {
    Map<String, Object> settings = at.kafka().client();
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // Topics are made by the services, as they must be, and not by who looks for one too early.
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LIMIT_MS);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MS);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    try {
      return new KafkaConsumer<>(
          settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException e) {
      throw noKafka(at, e);
    }
  }

  private static Extent extent(Source at, KafkaConsumer<byte[], byte[]> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream().map(RawScan::partition).toList();
    if (partitions.isEmpty()) {
      throw new ReportFailure(
          "Kafka at %s has no topic %s; the services create it when they start"
              .formatted(at.kafka().bootstrapServers(), topic));
    }
    // The ends first: what retention removes meanwhile was there, what is written meanwhile is not.
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    SortedMap<Integer, Range> ranges = new TreeMap<>();
    for (TopicPartition one : partitions) {
      ranges.put(
          one.partition(), new Range(begins.getOrDefault(one, 0L), ends.getOrDefault(one, 0L)));
    }
    return new Extent(topic, ranges);
  }

  private static TopicPartition partition(PartitionInfo found) {
    return new TopicPartition(found.topic(), found.partition());
  }

  private static ReportFailure noKafka(Source at, KafkaException e) {
    String where = at.kafka().bootstrapServers();
    return new ReportFailure(
        Refused.by(e)
            .map(refused -> "Kafka at %s refuses %s".formatted(where, refused))
            .orElse(
                "no Kafka answers at %s; start it with ./payouts up, or set PAYOUTS_KAFKA_BOOTSTRAP_SERVERS"
                    .formatted(where)),
        e);
  }

  public Extent extent() {
    return extent;
  }

  /** Every record of a partition, in order. */
  public void read(int partition, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    Range range = extent.ranges().getOrDefault(partition, new Range(0, 0));
    if (range.isEmpty()) {
      return;
    }
    TopicPartition one = new TopicPartition(extent.topic(), partition);
    try {
      consumer.assign(List.of(one));
      consumer.seek(one, range.begin());
      int silent = 0;
      while (consumer.position(one) < range.end()) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(WAIT);
        for (ConsumerRecord<byte[], byte[]> record : records) {
          if (record.offset() < range.end()) {
            each.accept(record);
          }
        }
        silent = records.isEmpty() ? silent + 1 : 0;
        if (silent > SILENT_MAX) {
          throw new ReportFailure(
              "nothing comes any more from Kafka at %s, %s partition %d: it stopped answering, or a transaction is open there; run this again in a minute"
                  .formatted(at.kafka().bootstrapServers(), extent.topic(), partition));
        }
      }
    } catch (AuthorizationException | AuthenticationException e) {
      throw noKafka(at, e);
    } catch (KafkaException e) {
      throw new ReportFailure(
          "%s partition %d cannot be read to its end: %s"
              .formatted(extent.topic(), partition, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
