package dev.payouts.benchmarks.latency;

import dev.payouts.benchmarks.load.CommandRecords;
import dev.payouts.benchmarks.load.Payment;
import dev.payouts.fleet.Fleet;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Upstream services that send commands when they want to, however slow the answers are: a payout
 * that must wait because others are slow waits from the moment it was to be sent.
 */
final class OpenLoop implements AutoCloseable {
  /** Hears of each payout before it is sent. */
  @FunctionalInterface
  interface Schedule {
    /**
     * @param micros when it was to be sent, since 1970
     */
    void due(int number, long micros);
  }

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
  private static final double NANOS_PER_SECOND = 1e9;

  private final KafkaProducer<String, byte[]> producer;
  private final CommandRecords records;

  OpenLoop(Fleet fleet) {
    this.records = new CommandRecords(fleet);
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                fleet.kafka().bootstrapServers(),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Returns when the last one is sent. */
  void send(String prefix, int count, int perSecond, Schedule schedule) {
    long began = System.nanoTime();
    long beganAt = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    for (int number = 0; number < count; number++) {
      long at = began + (long) (number * NANOS_PER_SECOND / perSecond);
      for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      schedule.due(number, beganAt + (at - began) / 1000);
      var _ = producer.send(records.of(Payment.completedAtOnce(prefix + number, number)));
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE_LIMIT);
  }
}
