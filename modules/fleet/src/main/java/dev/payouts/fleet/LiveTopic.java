package dev.payouts.fleet;

import dev.payouts.service.Decoding;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.RegistryUnavailable;
import dev.payouts.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic while a run goes on. */
public final class LiveTopic<V extends SpecificRecord> implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final PayoutCodec<V> codec;
  private final Consumer<V> told;
  private final Thread reader;

  /**
   * @param told hears of every committed record, on a thread of its own
   */
  public LiveTopic(Fleet fleet, Topic<V> topic, Consumer<V> told) {
    this.codec = fleet.codecs().of(topic);
    this.told = told;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                fleet.kafka().bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.GROUP_ID_CONFIG,
                "live-" + UUID.randomUUID(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of(topic.name()));
    this.reader = Thread.ofPlatform().name("live-" + topic.name()).daemon().start(this::read);
  }

  private void read() {
    try (consumer) {
      while (true) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          note(record.value());
        }
      }
    } catch (WakeupException closed) {
      // Told to end.
    }
  }

  private void note(byte[] value) {
    try {
      if (codec.deserialize(value) instanceof Decoding.Decoded<V> decoded) {
        told.accept(decoded.value());
      }
    } catch (RegistryUnavailable away) {
      if (Patience.pause(POLL)) {
        note(value);
      }
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
