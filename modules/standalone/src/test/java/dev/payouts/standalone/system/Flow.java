package dev.payouts.standalone.system;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutRejection;
import dev.payouts.avro.PayoutResult;
import dev.payouts.service.Decoding;
import dev.payouts.service.KafkaSettings;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.SchemaRegistrySettings;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.testing.Await;
import dev.payouts.testing.TopicReader;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Every record of every topic of the flow, as found, and a writer of any bytes to them. */
final class Flow {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

  private final PayoutCodecs codecs;
  private final Map<String, TopicReader<ConsumerRecord<byte[], byte[]>>> readers = new HashMap<>();
  private final KafkaSettings kafka;
  private final KafkaProducer<byte[], byte[]> writer;

  Flow(Surroundings at) {
    codecs = PayoutCodecs.of(new SchemaRegistrySettings(at.registry(), Map.of()));
    kafka = new KafkaSettings(at.kafka(), Map.of());
    Topics.ALL.forEach(topic -> read(kafka, topic.name()));
    read(kafka, Topics.DEAD_LETTERS);
    writer =
        new KafkaProducer<>(kafka.client(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private void read(KafkaSettings kafka, String topic) {
    readers.put(topic, new TopicReader<>(kafka, topic, Function.identity()));
  }

  /** As found, with key, value and headers. */
  List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    return reader(topic).values();
  }

  private TopicReader<ConsumerRecord<byte[], byte[]>> reader(String topic) {
    var reader = readers.get(topic);
    if (reader == null) {
      throw new IllegalArgumentException("no reader of " + topic);
    }
    return reader;
  }

  /** Waits for the record that tells what became of the record at this position. */
  ConsumerRecord<byte[], byte[]> awaitDeadLetter(RecordMetadata of) {
    return reader(Topics.DEAD_LETTERS)
        .await(
            "a dead letter of " + of,
            letter ->
                of.topic().equals(header(letter, "dead-letter.topic"))
                    && ("" + of.partition()).equals(header(letter, "dead-letter.partition"))
                    && ("" + of.offset()).equals(header(letter, "dead-letter.offset")));
  }

  static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  PayoutRejection awaitRejection(RecordMetadata of) {
    return Await.present(
        "a rejection of " + of,
        () ->
            rejections().stream()
                .filter(
                    rejection ->
                        rejection.getSource().getTopic().equals(of.topic())
                            && rejection.getSource().getPartition() == of.partition()
                            && rejection.getSource().getOffset() == of.offset())
                .findFirst());
  }

  List<PayoutRejection> rejections() {
    return values(Topics.REJECTIONS);
  }

  List<PayoutEvent> events() {
    return values(Topics.EVENTS);
  }

  List<PayoutEvent> events(String payoutId) {
    return events().stream().filter(event -> event.getPayoutId().equals(payoutId)).toList();
  }

  List<GatewayReply> replies() {
    return values(Topics.REPLIES);
  }

  List<GatewayReply> replies(String payoutId) {
    return replies().stream().filter(reply -> reply.getPayoutId().equals(payoutId)).toList();
  }

  /** The latest result of each payout. */
  Map<String, PayoutResult> results() {
    Map<String, PayoutResult> latest = new HashMap<>();
    for (PayoutResult result : values(Topics.RESULTS)) {
      latest.merge(
          result.getPayoutId(), result, (a, b) -> a.getRevision() > b.getRevision() ? a : b);
    }
    return latest;
  }

  /** How many results of each payout were published. */
  Map<String, Long> resultCounts() {
    return values(Topics.RESULTS).stream()
        .collect(Collectors.groupingBy(PayoutResult::getPayoutId, Collectors.counting()));
  }

  Optional<PayoutResult> result(String payoutId) {
    return Optional.ofNullable(results().get(payoutId));
  }

  /** What can be decoded; tests write to most topics what cannot. */
  private <V extends SpecificRecord> List<V> values(Topic<V> topic) {
    PayoutCodec<V> codec = codecs.of(topic);
    return records(topic.name()).stream()
        .map(record -> codec.deserialize(record.value()))
        .<V>mapMulti(
            (decoding, next) -> {
              if (decoding instanceof Decoding.Decoded<V>(V value)) {
                next.accept(value);
              }
            })
        .toList();
  }

  byte[] encode(PayoutCommand command) {
    return codecs.of(Topics.COMMANDS).serialize(command);
  }

  RecordMetadata write(PayoutCommand command) {
    return write(Topics.COMMANDS.name(), command.getPayoutId(), encode(command));
  }

  void writeAll(List<Good> payouts) {
    payouts.forEach(good -> write(good.command()));
  }

  /** Returns once Kafka has it. */
  RecordMetadata write(String topic, @Nullable String key, byte @Nullable [] value) {
    byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    return write(writer, new ProducerRecord<>(topic, bytes, value));
  }

  /** To a partition of the writer's own choice, as one with another partitioner does. */
  RecordMetadata write(int partition, PayoutCommand command) {
    byte[] key = command.getPayoutId().getBytes(StandardCharsets.UTF_8);
    return write(
        writer, new ProducerRecord<>(Topics.COMMANDS.name(), partition, key, encode(command)));
  }

  /** As large as Kafka takes it, which is more when it is packed. */
  RecordMetadata writeLarge(String topic, String key, byte[] value, CompressionType packing) {
    Map<String, Object> client = kafka.client();
    client.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, packing.name);
    client.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 16 * 1024 * 1024);
    try (var large =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      return write(large, new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }
  }

  private static RecordMetadata write(
      KafkaProducer<byte[], byte[]> writer, ProducerRecord<byte[], byte[]> record) {
    try {
      return writer.send(record).get();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  void close() {
    writer.close(CLOSE_LIMIT);
    readers.values().forEach(TopicReader::close);
  }
}
