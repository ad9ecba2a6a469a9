package dev.payouts.client;

import dev.payouts.localstack.LocalStack;
import dev.payouts.service.Decoding;
import dev.payouts.service.KafkaSettings;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.SchemaRegistrySettings;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A broker and a registry as the services leave them after their start. */
record Surroundings(LocalStack stack) {
  static final int PARTITIONS = 4;

  ClientSettings settings() {
    return ClientSettings.of(stack.kafka().bootstrapServers(), stack.registry().url());
  }

  KafkaSettings kafka() {
    return new KafkaSettings(stack.kafka().bootstrapServers(), Map.of());
  }

  /** What the services read and write with. */
  <V extends SpecificRecord> PayoutCodec<V> codec(Topic<V> topic) {
    return PayoutCodecs.of(new SchemaRegistrySettings(stack.registry().url(), Map.of())).of(topic);
  }

  Surroundings withTopic(Topic<?> topic) {
    try (Admin admin = Admin.create(kafka().client())) {
      admin.createTopics(List.of(new NewTopic(topic.name(), PARTITIONS, (short) 1))).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new AssertionError(e);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return this;
  }

  Surroundings withSchema(Topic<?> topic) {
    return withSchema(topic, new AvroSchema(topic.schema()));
  }

  Surroundings withSchema(Topic<?> topic, AvroSchema schema) {
    SchemaRegistryClient registry = new CachedSchemaRegistryClient(stack.registry().url(), 10);
    try {
      registry.register(topic.subject(), schema);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return this;
  }

  /** Every record of the topic under the key, as found, oldest first. */
  List<ConsumerRecord<byte[], byte[]>> records(Topic<?> topic, String key) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            kafka().client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found.stream()
        .filter(record -> key.equals(new String(record.key(), StandardCharsets.UTF_8)))
        .toList();
  }

  /** Every value under the key as the services understand it; what they do not is an error. */
  <V extends SpecificRecord> List<V> values(Topic<V> topic, String key) {
    PayoutCodec<V> codec = codec(topic);
    return records(topic, key).stream()
        .map(
            record ->
                switch (codec.deserialize(record.value())) {
                  case Decoding.Decoded<V>(V value) -> value;
                  case Decoding.Undecodable<V>(String reason) -> throw new AssertionError(reason);
                })
        .toList();
  }

  static Surroundings shared() {
    Surroundings shared = new Surroundings(LocalStack.shared());
    for (Topic<?> topic : List.of(Topics.COMMANDS, Topics.RESULTS)) {
      shared.withTopic(topic).withSchema(topic);
    }
    return shared;
  }
}
