package dev.payouts.proofs.crashes.evidence;

import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutState;
import dev.payouts.proofs.crashes.fleet.Fleet;
import dev.payouts.proofs.crashes.fleet.Patience;
import dev.payouts.service.Decoding;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.RegistryUnavailable;
import dev.payouts.service.SchemaRegistrySettings;
import dev.payouts.topics.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The payouts' states as their events tell them while a run goes on, to see when it is at rest. */
public final class LiveStates implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final PayoutCodec<PayoutEvent> codec;
  private final Map<String, PayoutState> states = new ConcurrentHashMap<>();
  private final Thread reader;

  public LiveStates(Fleet fleet) {
    this.codec =
        PayoutCodecs.of(new SchemaRegistrySettings(fleet.registry().url(), Map.of()))
            .of(Topics.EVENTS);
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
                "crash-campaign-" + UUID.randomUUID(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of(Topics.EVENTS.name()));
    this.reader = Thread.ofPlatform().name("live-states").daemon().start(this::read);
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

  private void note(byte[] event) {
    try {
      if (codec.deserialize(event) instanceof Decoding.Decoded<PayoutEvent> decoded) {
        states.put(decoded.value().getPayoutId(), decoded.value().getToState());
      }
    } catch (RegistryUnavailable away) {
      if (Patience.pause(POLL)) {
        note(event);
      }
    }
  }

  /** Payouts that ended or wait for a person. */
  public long settled() {
    return states.values().stream().filter(Tally::isSettled).count();
  }

  /** Which of these, and of all that were begun, are neither. */
  public Set<String> open(Set<String> ids) {
    Set<String> open = new HashSet<>(ids);
    open.addAll(states.keySet());
    open.removeIf(id -> Tally.isSettled(states.get(id)));
    return open;
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
