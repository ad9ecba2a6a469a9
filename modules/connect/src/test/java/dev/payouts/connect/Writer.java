package dev.payouts.connect;

import dev.payouts.service.KafkaSettings;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.SchemaRegistrySettings;
import dev.payouts.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Writes as the orchestrator does: in transactions, with the product's serializer. */
final class Writer implements AutoCloseable {
  private final PayoutCodecs codecs;
  private final Producer<byte[], byte[]> producer;

  Writer(KafkaSettings kafka, SchemaRegistrySettings registry) {
    codecs = PayoutCodecs.of(registry);
    Map<String, Object> client = kafka.client();
    client.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "writer");
    producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
  }

  <V extends SpecificRecord> void commit(Topic<V> topic, Function<V, String> key, List<V> values) {
    producer.beginTransaction();
    send(topic, key, values);
    producer.commitTransaction();
  }

  /** The records reach the broker before the transaction is given up. */
  <V extends SpecificRecord> void abort(Topic<V> topic, Function<V, String> key, List<V> values) {
    producer.beginTransaction();
    send(topic, key, values);
    producer.abortTransaction();
  }

  /**
   * One value to each partition, so that whoever has read them has read all that was before.
   *
   * @param prefix of their keys, which are such that each stands in the partition of its key
   */
  <V extends SpecificRecord> void commitToEach(
      Topic<V> topic, String prefix, Function<String, V> value) {
    List<String> keys =
        IntStream.range(0, Kafka.PARTITIONS)
            .mapToObj(
                partition ->
                    Stream.iterate(0, i -> i + 1)
                        .map(i -> prefix + i)
                        .filter(key -> partition(key) == partition)
                        .findFirst()
                        .orElseThrow())
            .toList();
    producer.beginTransaction();
    await(
        keys.stream()
            .map(
                key ->
                    producer.send(
                        new ProducerRecord<>(
                            topic.name(), bytes(key), bytes(topic, value.apply(key)))))
            .toList());
    producer.commitTransaction();
  }

  private static int partition(String key) {
    return Utils.toPositive(Utils.murmur2(bytes(key))) % Kafka.PARTITIONS;
  }

  /** Bytes as they are; none for a tombstone. */
  void commit(Topic<?> topic, String key, byte @Nullable [] value) {
    producer.beginTransaction();
    await(List.of(producer.send(new ProducerRecord<>(topic.name(), bytes(key), value))));
    producer.commitTransaction();
  }

  private <V extends SpecificRecord> void send(
      Topic<V> topic, Function<V, String> key, List<V> values) {
    await(
        values.stream()
            .map(
                value ->
                    producer.send(
                        new ProducerRecord<>(
                            topic.name(), bytes(key.apply(value)), bytes(topic, value))))
            .toList());
  }

  private static void await(List<Future<RecordMetadata>> sent) {
    try {
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private <V extends SpecificRecord> byte[] bytes(Topic<V> topic, V value) {
    return codecs.of(topic).serialize(value);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}
