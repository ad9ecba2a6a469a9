package dev.payouts.service;

import dev.payouts.service.Decoding.Decoded;
import dev.payouts.service.Decoding.Undecodable;
import dev.payouts.topics.Topic;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Turns one topic's values into bytes in Confluent's wire format and back. The registry is asked
 * once per schema, not per record. Values are read here and not by Confluent's deserializer,
 * because that one takes no notice of bytes behind a value: each would have to be read twice.
 */
public final class PayoutCodec<V extends SpecificRecord> {
  private static final byte MAGIC = 0;
  private static final int HEADER_BYTES = 5;

  /** What is known of the values that were written with one schema. */
  private sealed interface Written<V> {
    /** They can be read; by many threads at once. */
    record Ours<V>(String name, DatumReader<V> reader) implements Written<V> {}

    /** They are something else, or would be read as something else. */
    record Foreign<V>(String reason) implements Written<V> {}
  }

  private final Topic<V> topic;
  private final SchemaRegistryClient registry;

  /** By the forms in which the schema may be registered, the preferred first. */
  private final List<KafkaAvroSerializer> serializers;

  /** The one whose form is registered, once that is known. */
  private volatile @Nullable KafkaAvroSerializer registered;

  /** By schema id. What the registry does not know now it may know later, so that is not kept. */
  private final Map<Integer, Written<V>> known = new ConcurrentHashMap<>();

  PayoutCodec(
      Topic<V> topic, SchemaRegistryClient registry, List<KafkaAvroSerializer> serializers) {
    this.topic = topic;
    this.registry = registry;
    this.serializers = serializers;
  }

  public Topic<V> topic() {
    return topic;
  }

  /**
   * @throws RegistryUnavailable if the schema's id is not known yet and the registry does not say
   * @throws SerializationException if the value does not fit its schema or that is not registered
   */
  public byte[] serialize(V value) {
    KafkaAvroSerializer serializer = registered;
    try {
      return serializer == null ? serializeFirst(value) : serializer.serialize(topic.name(), value);
    } catch (RuntimeException e) {
      if (RegistryError.isUnavailable(e)) {
        throw new RegistryUnavailable("no schema id for " + topic.subject(), e);
      }
      throw e;
    }
  }

  /** A registry that is away now may have been asked before for one form and not for the other. */
  private byte[] serializeFirst(V value) {
    RuntimeException failure = new SerializationException(topic.subject() + " is not registered");
    for (KafkaAvroSerializer serializer : serializers) {
      try {
        byte[] bytes = serializer.serialize(topic.name(), value);
        registered = serializer;
        return bytes;
      } catch (RuntimeException e) {
        if (!RegistryError.isUnavailable(e) && !RegistryError.isUnknown(e)) {
          throw e;
        }
        failure = RegistryError.isUnavailable(failure) ? failure : e;
      }
    }
    throw failure;
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
    Written<V> written = known.get(id);
    if (written == null) {
      Schema writer = writer(id);
      if (writer == null) {
        return new Undecodable<>("schema id " + id + " is unknown to the registry");
      }
      written = known.computeIfAbsent(id, _ -> written(writer));
    }
    return switch (written) {
      case Written.Foreign<V> foreign -> new Undecodable<>(foreign.reason());
      case Written.Ours<V> ours -> read(ours, bytes);
    };
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

  private Written<V> written(Schema writer) {
    Schema reader = topic.schema();
    if (!writer.getFullName().equals(reader.getFullName())) {
      return new Written.Foreign<>("a value of " + writer.getFullName());
    }
    try {
      Optional<String> difference = SchemaMeaning.difference(writer, reader);
      if (difference.isPresent()) {
        return new Written.Foreign<>(difference.get());
      }
      SpecificData data = SpecificData.getForClass(topic.valueType());
      return new Written.Ours<>(
          writer.getFullName(), data.getFastReaderBuilder().createDatumReader(writer, reader));
    } catch (IOException | RuntimeException e) {
      // What the exception says may hold a whole schema, which is as long as its writer likes.
      return new Written.Foreign<>("a value in an unreadable schema of " + writer.getFullName());
    }
  }

  private Decoding<V> read(Written.Ours<V> ours, byte[] bytes) {
    try {
      BinaryDecoder decoder =
          DecoderFactory.get()
              .binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
      V decoded = topic.valueType().cast(ours.reader().read(null, decoder));
      if (!decoder.isEnd()) {
        return new Undecodable<>("bytes follow the value");
      }
      return Decimals.fit(decoded)
          ? new Decoded<>(decoded)
          : new Undecodable<>("a decimal has more digits than its schema allows");
    } catch (IOException | RuntimeException e) {
      // The schema is at hand, so whatever fails here is the bytes' fault.
      return new Undecodable<>("broken value of " + ours.name());
    }
  }
}
