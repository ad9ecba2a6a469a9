package dev.payouts.benchmarks.load;

import dev.payouts.fleet.Fleet;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes commands ahead of time: all of one transaction, which nobody sees before it is committed.
 * So the services are warm and idle until all of them appear at once.
 */
public final class Commands implements AutoCloseable {
  private static final int TRANSACTION_LIMIT_MS = 600_000;
  private static final int LINGER_MS = 20;
  private static final int BATCH_BYTES = 256 * 1024;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final KafkaProducer<String, byte[]> producer;
  private final CommandRecords records;

  public Commands(Fleet fleet) {
    this(fleet, "benchmark");
  }

  /**
   * @param name of the only one that writes transactions under it
   */
  public Commands(Fleet fleet, String name) {
    this.records = new CommandRecords(fleet);
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, fleet.kafka().bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, name,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_LIMIT_MS,
                ProducerConfig.LINGER_MS_CONFIG, LINGER_MS,
                ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  /**
   * Writes them; nobody sees them yet.
   *
   * @param payment makes one of an id and a number
   */
  public void prepare(String prefix, int count, BiFunction<String, Integer, Payment> payment) {
    producer.beginTransaction();
    for (int number = 0; number < count; number++) {
      var _ = producer.send(records.of(payment.apply(prefix + number, number)));
    }
    producer.flush();
  }

  /** From now on everybody sees them. */
  public void release() {
    producer.commitTransaction();
  }

  @Override
  public void close() {
    producer.close(CLOSE_LIMIT);
  }
}
