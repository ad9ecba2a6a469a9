package dev.payouts.serdes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Every topic's value written with the generated class and read back by a deserializer that knows
 * the registry's address and nothing else.
 */
record RoundTrip(String bootstrapServers, String registryUrl) {
  private static final Duration READ_LIMIT = Duration.ofSeconds(30);

  void check() throws Exception {
    createTopics();
    registerSchemas();
    produceExamples();
    assertThat(read(Map.of("specific.avro.reader", "true"))).isEqualTo(byTopicName());
    assertGenericReading(read(Map.of()));
  }

  void registerSchemas() throws Exception {
    try (var client = new CachedSchemaRegistryClient(registryUrl, 100)) {
      for (Topic<?> topic : Topics.ALL) {
        client.register(topic.subject(), new AvroSchema(topic.releasedSchema()));
      }
    }
  }

  /** As producers run outside development: the schema must be there, they never add one. */
  Map<String, Object> producerSettings() {
    return Map.of(
        "bootstrap.servers",
        bootstrapServers,
        "key.serializer",
        StringSerializer.class,
        "value.serializer",
        KafkaAvroSerializer.class,
        "schema.registry.url",
        registryUrl,
        "auto.register.schemas",
        false,
        "use.latest.version",
        false,
        "avro.remove.java.properties",
        true);
  }

  private void createTopics() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .createTopics(
              Topics.ALL.stream().map(topic -> new NewTopic(topic.name(), 1, (short) 1)).toList())
          .all()
          .get();
    }
  }

  private void produceExamples() throws Exception {
    try (var producer = new KafkaProducer<String, Object>(producerSettings())) {
      for (var example : Examples.BY_TOPIC.entrySet()) {
        producer
            .send(new ProducerRecord<>(example.getKey().name(), Examples.ID, example.getValue()))
            .get();
      }
    }
  }

  private Map<String, Object> read(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("key.deserializer", StringDeserializer.class);
    settings.put("value.deserializer", KafkaAvroDeserializer.class);
    settings.put("schema.registry.url", registryUrl);
    Map<String, Object> values = new HashMap<>();
    try (var consumer = new KafkaConsumer<String, Object>(settings)) {
      List<TopicPartition> partitions =
          Topics.ALL.stream().map(topic -> new TopicPartition(topic.name(), 0)).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = System.nanoTime() + READ_LIMIT.toNanos();
      while (values.size() < partitions.size() && System.nanoTime() - end < 0) {
        for (ConsumerRecord<String, Object> record : consumer.poll(Duration.ofMillis(200))) {
          values.put(record.topic(), record.value());
        }
      }
    }
    return values;
  }

  private static Map<String, Object> byTopicName() {
    return Examples.BY_TOPIC.entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
  }

  private static void assertGenericReading(Map<String, Object> values) {
    assertThat(values.values())
        .hasSize(Topics.ALL.size())
        .allMatch(GenericRecord.class::isInstance);
    assertThat(values.get(Topics.RESULTS.name()))
        .isInstanceOfSatisfying(
            GenericRecord.class,
            result -> {
              assertThat(result.get("amount"))
                  .isEqualTo(ByteBuffer.wrap(Examples.LARGEST.unscaledValue().toByteArray()));
              assertThat(result.get("accepted_at")).isEqualTo(Examples.AT.toEpochMilli());
              assertThat(result.get("status").toString()).isEqualTo("COMPLETED");
            });
  }
}
