package dev.payouts.service;

import dev.payouts.topics.Topic;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Codecs of the topics' values on Confluent's serializer and registry client, whose cache is for
 * all. Safe for use by many threads.
 */
public final class PayoutCodecs {
  private final SchemaRegistryClient registry;
  private final List<KafkaAvroSerializer> serializers;
  private final Map<Topic<?>, PayoutCodec<?>> codecs = new ConcurrentHashMap<>();

  PayoutCodecs(SchemaRegistryClient registry, String registryUrl) {
    this.registry = registry;
    this.serializers =
        List.of(serializer(registry, registryUrl, true), serializer(registry, registryUrl, false));
  }

  /**
   * @param released with the schema as released; without, with that of the generated class, which
   *     is what services registered in versions before this
   */
  private static KafkaAvroSerializer serializer(
      SchemaRegistryClient registry, String registryUrl, boolean released) {
    return new KafkaAvroSerializer(
        registry,
        Map.of(
            "schema.registry.url",
            registryUrl,
            "auto.register.schemas",
            false,
            "avro.remove.java.properties",
            released));
  }

  /** Codecs for where there is no Spring context, such as command line tools. */
  public static PayoutCodecs of(SchemaRegistrySettings settings) {
    return new PayoutCodecs(settings.client(), settings.url());
  }

  /** Codecs on a registry client that is already there. */
  public static PayoutCodecs using(SchemaRegistryClient registry) {
    return new PayoutCodecs(registry, "http://unused.invalid");
  }

  /** The codec of a topic, the same each time: it knows the schemas it has met. */
  @SuppressWarnings("unchecked") // What is kept for a topic is of its type.
  public <V extends SpecificRecord> PayoutCodec<V> of(Topic<V> topic) {
    return (PayoutCodec<V>)
        codecs.computeIfAbsent(topic, _ -> new PayoutCodec<>(topic, registry, serializers));
  }
}
