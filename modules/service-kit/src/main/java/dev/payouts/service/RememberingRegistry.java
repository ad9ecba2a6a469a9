package dev.payouts.service;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Confluent's caching client with a plain map before its cache: that one keeps the order of use
 * under a lock, which cost an eighth of the orchestrator's time per record, for the handful of
 * schemas a service ever sees.
 */
final class RememberingRegistry extends CachedSchemaRegistryClient {
  /** Far above what a service sees; past it, Confluent's cache decides what to forget. */
  private static final int REMEMBERED_MAX = 1_000;

  private final Map<Written, Integer> ids = new ConcurrentHashMap<>();
  private final Map<Read, ParsedSchema> schemas = new ConcurrentHashMap<>();

  RememberingRegistry(List<String> urls, Map<String, ?> settings) {
    super(urls, REMEMBERED_MAX, List.of(new AvroSchemaProvider()), settings);
  }

  @Override
  public int getId(String subject, ParsedSchema schema, boolean normalize)
      throws IOException, RestClientException {
    Written key = new Written(subject, schema.rawSchema(), normalize);
    Integer known = ids.get(key);
    if (known == null) {
      known = super.getId(subject, schema, normalize);
      if (ids.size() < REMEMBERED_MAX) {
        ids.put(key, known);
      }
    }
    return known;
  }

  @Override
  public ParsedSchema getSchemaBySubjectAndId(String subject, int id)
      throws IOException, RestClientException {
    Read key = new Read(subject, id);
    ParsedSchema known = schemas.get(key);
    if (known == null) {
      known = super.getSchemaBySubjectAndId(subject, id);
      if (schemas.size() < REMEMBERED_MAX) {
        schemas.put(key, known);
      }
    }
    return known;
  }

  @Override
  public synchronized void reset() {
    super.reset();
    ids.clear();
    schemas.clear();
  }

  private record Read(String subject, int id) {}

  /** Generated classes hold one schema object each, so identity finds it without comparing. */
  private record Written(String subject, Object schema, boolean normalize) {
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
      return other instanceof Written written
          && schema == written.schema
          && normalize == written.normalize
          && subject.equals(written.subject);
    }

    @Override
    public int hashCode() {
      return 31 * subject.hashCode() + System.identityHashCode(schema);
    }
  }
}
