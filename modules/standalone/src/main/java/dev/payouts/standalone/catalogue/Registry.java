package dev.payouts.standalone.catalogue;

import dev.payouts.service.Decoding;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.RegistryUnavailable;
import dev.payouts.service.SchemaRegistrySettings;
import dev.payouts.standalone.catalogue.FoundSubject.Version;
import dev.payouts.standalone.client.ClientFailure;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.topics.Topic;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Asks the registry about the subjects of topics. */
final class Registry {
  private static final int NOT_FOUND = 404;
  private static final int REMEMBERED_MAX = 1_000;

  /** Confluent's wire format: a zero, the schema's id, the value. */
  private static final int HEADER_BYTES = 5;

  /** How the codec begins when it knows the schema, and nothing but the value is wrong. */
  private static final String VALUE_MISSING = "broken value of ";

  private final Surroundings at;
  private final SchemaRegistryClient client;
  private final PayoutCodecs codecs;

  Registry(Surroundings at) {
    this.at = at;
    var set = at.settings("payouts.schema-registry", SchemaRegistrySettings.class);
    var settings = new SchemaRegistrySettings(at.registry(), set.properties());
    Map<String, Object> properties = new HashMap<>();
    properties.put("http.connect.timeout.ms", 2_000);
    properties.put("http.read.timeout.ms", 10_000);
    properties.put("max.retries", 0);
    properties.putAll(settings.properties());
    this.client =
        new CachedSchemaRegistryClient(
            List.of(settings.url().split(",", -1)),
            REMEMBERED_MAX,
            List.of(new AvroSchemaProvider()),
            properties);
    this.codecs = PayoutCodecs.of(settings);
  }

  FoundSubject find(Topic<?> topic) {
    try {
      List<Version> versions = new ArrayList<>();
      int ours = ours(topic);
      for (int number : numbers(topic.subject())) {
        int id = client.getSchemaMetadata(topic.subject(), number).getId();
        versions.add(new Version(number, id, number == ours, problem(topic, id)));
      }
      return new FoundSubject(topic.subject(), compatibility(topic.subject()), versions);
    } catch (RestClientException e) {
      throw new ClientFailure(
          "the schema registry at %s refuses: HTTP %d".formatted(at.registry(), e.getStatus()));
    } catch (IOException | RegistryUnavailable e) {
      throw new ClientFailure(
          "no schema registry answers at %s; start it with ./payouts up, or set PAYOUTS_SCHEMA_REGISTRY_URL"
              .formatted(at.registry()));
    }
  }

  private List<Integer> numbers(String subject) throws IOException, RestClientException {
    try {
      return client.getAllVersions(subject);
    } catch (RestClientException e) {
      if (isUnknown(e)) {
        return List.of();
      }
      throw e;
    }
  }

  /** The number of this build's version; 0 if there is none. */
  private int ours(Topic<?> topic) throws IOException, RestClientException {
    int released = version(topic.subject(), topic.releasedSchema());
    // As services registered it in versions before this.
    return released > 0 ? released : version(topic.subject(), topic.schema());
  }

  private int version(String subject, Schema schema) throws IOException, RestClientException {
    try {
      return client.getVersion(subject, new AvroSchema(schema));
    } catch (RestClientException e) {
      if (isUnknown(e)) {
        return 0;
      }
      throw e;
    }
  }

  /** The subject's own, else what holds for all that have none. */
  private String compatibility(String subject) throws IOException, RestClientException {
    try {
      return client.getCompatibility(subject);
    } catch (RestClientException e) {
      if (e.getStatus() != NOT_FOUND) {
        throw e;
      }
    }
    try {
      return client.getCompatibility(null);
    } catch (RestClientException e) {
      if (e.getStatus() != NOT_FOUND) {
        throw e;
      }
      return "";
    }
  }

  /** Whatever else is at that address also answers 404: only the registry gives it a code. */
  private static boolean isUnknown(RestClientException e) {
    return e.getErrorCode() / 100 == NOT_FOUND;
  }

  /** Asks the services' own reader, by a value of which only the schema's id is there. */
  private <V extends SpecificRecord> String problem(Topic<V> topic, int id) {
    byte[] bytes = ByteBuffer.allocate(HEADER_BYTES).put((byte) 0).putInt(id).array();
    return switch (codecs.of(topic).deserialize(bytes)) {
      case Decoding.Decoded<V> _ -> "";
      case Decoding.Undecodable<V>(String reason) -> reason.startsWith(VALUE_MISSING) ? "" : reason;
    };
  }
}
