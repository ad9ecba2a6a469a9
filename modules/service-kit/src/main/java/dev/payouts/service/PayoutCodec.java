package dev.payouts.service;

import dev.payouts.service.Decoding.Decoded;
import dev.payouts.service.Decoding.Undecodable;
import dev.payouts.topics.Topic;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Turns one topic's values into bytes in Confluent's wire format and back. The registry is asked
 * once per schema, not per record.
 */
public final class PayoutCodec<V extends SpecificRecord> {
  private static final byte MAGIC = 0;
  private static final int HEADER_BYTES = 5;

  private final Topic<V> topic;
  private final SchemaRegistryClient registry;
  private final KafkaAvroSerializer serializer;
  private final KafkaAvroDeserializer deserializer;

  /** By schema id, why its values would be read as something else; empty if they would not. */
  private final Map<Integer, Optional<String>> differences = new ConcurrentHashMap<>();

  PayoutCodec(
      Topic<V> topic,
      SchemaRegistryClient registry,
      KafkaAvroSerializer serializer,
      KafkaAvroDeserializer deserializer) {
    this.topic = topic;
    this.registry = registry;
    this.serializer = serializer;
    this.deserializer = deserializer;
  }

  public Topic<V> topic() {
    return topic;
  }

  /**
   * @throws RegistryUnavailable if the schema's id is not known yet and the registry does not say
   * @throws SerializationException if the value does not fit its schema or that is not registered
   */
  public byte[] serialize(V value) {
    try {
      return serializer.serialize(topic.name(), value);
    } catch (RuntimeException e) {
      if (RegistryError.isUnavailable(e)) {
        throw new RegistryUnavailable("no schema id for " + topic.subject(), e);
      }
      throw e;
    }
  }

  /**
   * @throws RegistryUnavailable if the writer's schema is not known yet and the registry does not
   *     say
   */
  public Decoding<V> deserialize(byte @Nullable [] bytes) {
    if (bytes == null) {
      return new Undecodable<>("no value");
    }
    if (bytes.length < HEADER_BYTES || bytes[0] != MAGIC) {
      return new Undecodable<>("not in Confluent's wire format");
    }
    int id = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
    Schema writer = writer(id);
    if (writer == null) {
      return new Undecodable<>("schema id " + id + " is unknown to the registry");
    }
    try {
      Optional<String> difference = differences.computeIfAbsent(id, _ -> difference(writer));
      if (difference.isPresent()) {
        return new Undecodable<>(difference.get());
      }
      if (!isOneValue(writer, bytes)) {
        return new Undecodable<>("bytes follow the value");
      }
      // The schema is at hand, so whatever fails from here on is the bytes' fault.
      Object value = deserializer.deserialize(topic.name(), bytes);
      if (!topic.valueType().isInstance(value)) {
        return new Undecodable<>("a value of " + writer.getFullName());
      }
      V decoded = topic.valueType().cast(value);
      return Decimals.fit(decoded)
          ? new Decoded<>(decoded)
          : new Undecodable<>("a decimal has more digits than its schema allows");
    } catch (IOException | RuntimeException e) {
      return new Undecodable<>("broken value of " + writer.getFullName());
    }
  }

  private @Nullable Schema writer(int id) {
    try {
      return (Schema) registry.getSchemaBySubjectAndId(topic.subject(), id).rawSchema();
    } catch (RestClientException e) {
      if (RegistryError.isUnknown(e)) {
        return null;
      }
      throw new RegistryUnavailable("no schema for id " + id, e);
    } catch (IOException e) {
      throw new RegistryUnavailable("no schema for id " + id, e);
    }
  }

  /** A value of another type is told by its name. */
  private Optional<String> difference(Schema writer) {
    Schema reader = topic.schema();
    return writer.getFullName().equals(reader.getFullName())
        ? SchemaMeaning.difference(writer, reader)
        : Optional.empty();
  }

  /** Confluent's deserializer takes no notice of bytes behind the value. */
  private static boolean isOneValue(Schema writer, byte[] bytes) throws IOException {
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
    GenericDatumReader.skip(writer, decoder);
    return decoder.isEnd();
  }
}
