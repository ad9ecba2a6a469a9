package dev.payouts.proofs.crashes.load;

import dev.payouts.avro.PayoutCommand;
import dev.payouts.fleet.Fleet;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.RegistryUnavailable;
import dev.payouts.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An upstream service that writes commands to their topic itself. */
final class KafkaUpstream implements AutoCloseable {
  private static final int DELIVERY_LIMIT_MS = 60_000;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
  private static final byte[] GARBAGE = "no payout".getBytes(StandardCharsets.UTF_8);

  private final KafkaProducer<String, byte[]> producer;
  private final PayoutCodec<PayoutCommand> codec;

  KafkaUpstream(Fleet fleet) {
    this.codec = fleet.codecs().of(Topics.COMMANDS);
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                fleet.kafka().bootstrapServers(),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                DELIVERY_LIMIT_MS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                DELIVERY_LIMIT_MS),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Whether Kafka took every one. */
  synchronized boolean send(Batch batch) {
    try {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (PayoutRow row : batch.rows()) {
        sent.add(write(row.id(), codec.serialize(row.command(Instant.now()))));
      }
      return all(sent);
    } catch (KafkaException | RegistryUnavailable notNow) {
      return false;
    }
  }

  /** A record that nobody can read: it must become a dead letter. */
  synchronized boolean sendGarbage(int number) {
    try {
      return all(List.of(write("garbage-" + number, GARBAGE)));
    } catch (KafkaException notNow) {
      return false;
    }
  }

  private Future<RecordMetadata> write(String key, byte[] value) {
    return producer.send(new ProducerRecord<>(Topics.COMMANDS.name(), key, value));
  }

  private static boolean all(List<Future<RecordMetadata>> sent) {
    try {
      for (Future<RecordMetadata> one : sent) {
        var _ = one.get();
      }
      return true;
    } catch (ExecutionException notTaken) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE_LIMIT);
  }
}
