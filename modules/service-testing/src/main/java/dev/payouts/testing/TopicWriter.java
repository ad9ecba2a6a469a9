package dev.payouts.testing;

import dev.payouts.service.KafkaSettings;
import dev.payouts.service.PayoutCodec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records of one topic; each write returns once Kafka has it. */
public final class TopicWriter<V extends SpecificRecord> implements AutoCloseable {
  private final PayoutCodec<V> codec;
  private final KafkaSettings kafka;
  private final Producer<byte[], byte[]> producer;

  public TopicWriter(KafkaSettings kafka, PayoutCodec<V> codec) {
    this.codec = codec;
    this.kafka = kafka;
    this.producer = producer(kafka.client());
  }

  private static Producer<byte[], byte[]> producer(Map<String, Object> client) {
    return new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
  }

  public RecordMetadata write(String key, V value) {
    return write(key, codec.serialize(value));
  }

  public RecordMetadata write(String key, byte[] value) {
    return write(new ProducerRecord<>(codec.topic().name(), bytes(key), value));
  }

  /** To one partition, so that a test knows what comes after what. */
  public RecordMetadata write(int partition, String key, byte[] value) {
    return write(new ProducerRecord<>(codec.topic().name(), partition, bytes(key), value));
  }

  /** Returns at once. */
  public void send(String key, V value) {
    var _ =
        producer.send(
            new ProducerRecord<>(codec.topic().name(), bytes(key), codec.serialize(value)));
  }

  public void flush() {
    producer.flush();
  }

  /** Writes within a transaction that is then aborted. */
  public void writeAborted(String key, V value) {
    Map<String, Object> client = kafka.client();
    client.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "aborted-" + key);
    try (Producer<byte[], byte[]> transactional = producer(client)) {
      transactional.initTransactions();
      transactional.beginTransaction();
      transactional
          .send(new ProducerRecord<>(codec.topic().name(), bytes(key), codec.serialize(value)))
          .get();
      transactional.abortTransaction();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private RecordMetadata write(ProducerRecord<byte[], byte[]> record) {
    try {
      return producer.send(record).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}
