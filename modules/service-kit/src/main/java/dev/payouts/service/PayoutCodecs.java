package dev.payouts.service;

import dev.payouts.topics.Topic;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * Codecs of the topics' values on Confluent's serializer and deserializer, one registry client and
 * its cache for all. Safe for use by many threads.
 */
public final class PayoutCodecs {
  private final SchemaRegistryClient registry;
  private final KafkaAvroSerializer serializer;
  private final KafkaAvroDeserializer deserializer;

  PayoutCodecs(SchemaRegistryClient registry, String registryUrl) {
    this.registry = registry;
    Map<String, Object> settings = new HashMap<>();
    settings.put("schema.registry.url", registryUrl);
    settings.put("auto.register.schemas", false);
    settings.put("specific.avro.reader", true);
    this.serializer = new KafkaAvroSerializer(registry, settings);
    this.deserializer = new KafkaAvroDeserializer(registry, settings);
  }

  /** Codecs for where there is no Spring context, such as command line tools. */
  public static PayoutCodecs of(SchemaRegistrySettings settings) {
    return new PayoutCodecs(settings.client(), settings.url());
  }

  /** Codecs on a registry client that is already there. */
  public static PayoutCodecs using(SchemaRegistryClient registry) {
    return new PayoutCodecs(registry, "http://unused.invalid");
  }

  public <V extends SpecificRecord> PayoutCodec<V> of(Topic<V> topic) {
    return new PayoutCodec<>(topic, registry, serializer, deserializer);
  }
}
