package dev.payouts.proofs.simulation.kafka;

import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.util.HashMap;
import java.util.Map;

/** A registry that knows this build's schemas and is never away. */
public final class FixedRegistry extends MockSchemaRegistryClient {
  private static final int NOT_FOUND = 404;
  private static final int SCHEMA_NOT_FOUND = 40403;

  private final Map<String, ParsedSchema> schemas = new HashMap<>();
  private final Map<String, Integer> ids = new HashMap<>();

  public FixedRegistry() {
    int id = 1;
    for (Topic<?> topic : Topics.ALL) {
      schemas.put(topic.subject(), new AvroSchema(topic.releasedSchema()));
      ids.put(topic.subject(), id++);
    }
  }

  @Override
  public int getId(String subject, ParsedSchema schema, boolean normalize) {
    return known(subject);
  }

  @Override
  public int getId(String subject, ParsedSchema schema) {
    return known(subject);
  }

  private int known(String subject) {
    Integer id = ids.get(subject);
    if (id == null) {
      throw new IllegalStateException("no schema of " + subject);
    }
    return id;
  }

  @Override
  public ParsedSchema getSchemaBySubjectAndId(String subject, int id) throws RestClientException {
    ParsedSchema schema = schemas.get(subject);
    if (schema == null || id != known(subject)) {
      throw new RestClientException("Schema not found", NOT_FOUND, SCHEMA_NOT_FOUND);
    }
    return schema;
  }
}
