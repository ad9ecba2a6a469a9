package dev.payouts.proofs.simulation.kafka;

import dev.payouts.proofs.simulation.engine.Machine;
import dev.payouts.proofs.simulation.engine.Weather;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** An idempotent producer: what it writes may come late or never, but not twice. */
final class ReplyProducer extends MockProducer<byte[], byte[]> {
  private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Machine machine;
  private final Broker broker;
  private final Weather weather;

  ReplyProducer(Machine machine, Broker broker, Weather weather) {
    this.machine = machine;
    this.broker = broker;
    this.weather = weather;
  }

  @Override
  public synchronized Future<RecordMetadata> send(
      ProducerRecord<byte[], byte[]> sent, @Nullable Callback callback) {
    Duration wait =
        weather.faulty()
            ? weather
                .choices()
                .of(
                    Duration.ofMillis(5),
                    Duration.ofMillis(5),
                    Duration.ofMillis(5),
                    Duration.ofSeconds(7),
                    DELIVERY_LIMIT)
            : Duration.ofMillis(5);
    long givenUp = machine.nanoTime() + DELIVERY_LIMIT.toNanos();
    machine.later(wait, () -> write(sent, callback, givenUp));
    return CompletableFuture.completedFuture(
        new RecordMetadata(new TopicPartition(sent.topic(), 0), 0, 0, 0, 0, 0));
  }

  private void write(
      ProducerRecord<byte[], byte[]> sent, @Nullable Callback callback, long givenUp) {
    if (machine.nanoTime() >= givenUp || weather.strikes(20, "kafka: reply lost")) {
      if (callback != null) {
        callback.onCompletion(null, new TimeoutException("not delivered"));
      }
    } else if (broker.isDown()) {
      machine.later(PAUSE, () -> write(sent, callback, givenUp));
    } else {
      int partition = broker.partitionOf(sent.key());
      broker.append(
          new Entry(
              sent.topic(),
              partition,
              sent.key(),
              sent.value(),
              machine.wall().toEpochMilli(),
              new RecordHeaders(sent.headers())));
    }
  }

  @Override
  public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> sent) {
    return send(sent, null);
  }
}
