package dev.payouts.client;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The client of the schema registry. */
final class Registry {
  /** Of a subject or two, each with its few versions. */
  private static final int SCHEMAS_MAX = 100;

  private Registry() {}

  static SchemaRegistryClient client(ClientSettings settings) {
    Map<String, Object> client = new HashMap<>();
    // The client's defaults hold a caller for a minute when the registry hangs.
    client.put("http.connect.timeout.ms", 2_000);
    client.put("http.read.timeout.ms", 5_000);
    client.put("max.retries", 0);
    client.putAll(settings.registryProperties());
    try {
      return new CachedSchemaRegistryClient(
          List.of(settings.registryUrl().strip().split("\\s*,\\s*", -1)),
          SCHEMAS_MAX,
          List.of(new AvroSchemaProvider()),
          client);
    } catch (RuntimeException e) {
      throw new CannotOpen(
          "The registry's client refuses its settings: "
              + e.getMessage()
              + "; check registryProperties",
          e);
    }
  }
}
