package dev.payouts.client;

import dev.payouts.avro.PayoutResult;
import dev.payouts.core.rules.Excerpt;
import dev.payouts.core.rules.PayoutRules;
import dev.payouts.topics.Topics;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Waits for single results. Each question reads the payout's partition of the compacted topic from
 * its beginning: right for a few payouts. Who wants all results follows the topic with a consumer
 * group; who wants one among millions asks the orchestrator over REST. For one thread at a time.
 */
public final class PayoutResults implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;
  private final KafkaAvroDeserializer deserializer;

  private PayoutResults(Consumer<byte[], byte[]> consumer, KafkaAvroDeserializer deserializer) {
    this.consumer = consumer;
    this.deserializer = deserializer;
  }

  /** Throws {@link CannotOpen} if the settings cannot work. */
  public static PayoutResults open(ClientSettings settings) {
    Map<String, Object> client = settings.kafka();
    // Without it a result could be seen whose transaction is then aborted.
    client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    client.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    KafkaAvroDeserializer deserializer =
        new KafkaAvroDeserializer(
            Registry.client(settings),
            Map.of("schema.registry.url", settings.registryUrl(), "specific.avro.reader", true));
    try {
      return new PayoutResults(
          new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
          deserializer);
    } catch (KafkaException e) {
      throw CommandsTopic.badSettings(e);
    }
  }

  /**
   * Waits for the payout's result and returns its latest revision. A later revision may follow: a
   * payout that was completed can be refunded.
   *
   * @return empty if there was none within the limit, or Kafka could not be asked; that says
   *     nothing about the payout
   * @throws IllegalArgumentException if that is no payout id
   * @throws KafkaException if Kafka refuses to be read or the record cannot be decoded
   */
  public Optional<PayoutResult> await(String payoutId, Duration limit) {
    if (!PayoutRules.isPayoutId(payoutId)) {
      throw new IllegalArgumentException(
          "payoutId is " + Excerpt.of(payoutId) + "; use 1 to 64 of A-Z a-z 0-9 _ -");
    }
    long end = System.nanoTime() + limit.toNanos();
    byte[] key = payoutId.getBytes(StandardCharsets.UTF_8);
    try {
      List<TopicPartition> partition = List.of(partition(key, left(end)));
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      long last = consumer.endOffsets(partition, left(end)).values().iterator().next();
      return Optional.ofNullable(read(partition.getFirst(), key, last, end));
    } catch (TimeoutException e) {
      return Optional.empty();
    }
  }

  /** Only what was read to the last offset is known to be the latest. */
  private @Nullable PayoutResult read(TopicPartition at, byte[] key, long last, long end) {
    PayoutResult latest = null;
    while (true) {
      boolean caughtUp = consumer.position(at, left(end)) >= last;
      if (caughtUp && latest != null) {
        return latest;
      }
      if (System.nanoTime() - end >= 0) {
        return null;
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(shorter(POLL, left(end)))) {
        if (Arrays.equals(key, record.key()) && record.value() != null) {
          latest = later(latest, decode(record.value()));
        }
      }
    }
  }

  private TopicPartition partition(byte[] key, Duration limit) {
    int count = consumer.partitionsFor(Topics.RESULTS.name(), limit).size();
    if (count == 0) {
      throw new TimeoutException("there is no topic " + Topics.RESULTS);
    }
    return new TopicPartition(
        Topics.RESULTS.name(), BuiltInPartitioner.partitionForKey(key, count));
  }

  private PayoutResult decode(byte[] value) {
    return (PayoutResult) deserializer.deserialize(Topics.RESULTS.name(), value);
  }

  private static PayoutResult later(@Nullable PayoutResult one, PayoutResult other) {
    return one == null || other.getRevision() >= one.getRevision() ? other : one;
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
