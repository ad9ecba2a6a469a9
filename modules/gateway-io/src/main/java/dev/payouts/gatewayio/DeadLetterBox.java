package dev.payouts.gatewayio;

import dev.payouts.avro.RecordPosition;
import dev.payouts.service.DeadLetters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps records that cannot be decoded, as found or as much as fits, before their offsets are
 * committed.
 */
final class DeadLetterBox {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterBox.class);

  private final Producer<byte[], byte[]> producer;
  private final GatewayMetrics metrics;

  DeadLetterBox(Producer<byte[], byte[]> producer, GatewayMetrics metrics) {
    this.producer = producer;
    this.metrics = metrics;
  }

  record Letter(ConsumerRecord<byte[], byte[]> record, String reason) {}

  /** Returns once Kafka has them all. */
  void keep(List<Letter> letters) throws ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> writes = new ArrayList<>();
    for (Letter letter : letters) {
      ConsumerRecord<byte[], byte[]> found = letter.record();
      var position = new RecordPosition(found.topic(), found.partition(), found.offset());
      writes.add(
          producer.send(
              DeadLetters.of(
                  found.key(), found.value(), found.headers(), position, letter.reason())));
    }
    for (Future<RecordMetadata> write : writes) {
      write.get();
    }
    letters.forEach(this::tell);
  }

  private void tell(Letter letter) {
    metrics.deadLetter();
    LOG.atWarn()
        .addKeyValue("topic", letter.record().topic())
        .addKeyValue("partition", letter.record().partition())
        .addKeyValue("offset", letter.record().offset())
        .addKeyValue("reason", letter.reason())
        .log("Dead letter");
  }
}
