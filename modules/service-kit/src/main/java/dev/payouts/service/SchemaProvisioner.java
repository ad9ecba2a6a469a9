package dev.payouts.service;

import dev.payouts.service.Patience.NotYet;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the registry knows the schemas this build writes, so that no record has to wait
 * for it later; it shares the codecs' client and fills that one's cache.
 */
final class SchemaProvisioner {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaProvisioner.class);
  private static final String COMPATIBILITY = "FULL_TRANSITIVE";

  /**
   * Services that register the same schema at the same moment collide; a schema that does not fit
   * stays so.
   */
  private static final int CONFLICTS_MAX = 10;

  private final SchemaRegistrySettings registrySettings;
  private final SchemaRegistryClient registry;
  private final SchemaSettings settings;
  private final Patience patience;
  private int conflicts;

  SchemaProvisioner(
      SchemaRegistrySettings registrySettings,
      SchemaRegistryClient registry,
      SchemaSettings settings,
      Patience patience) {
    this.registrySettings = registrySettings;
    this.registry = registry;
    this.settings = settings;
    this.patience = patience;
  }

  void provision() {
    patience.await(
        where(),
        "is it running, and is payouts.schema-registry.url (PAYOUTS_SCHEMA_REGISTRY_URL) right?",
        () -> {
          for (Topic<?> topic : Topics.ALL) {
            attempt(topic);
          }
        });
  }

  private String where() {
    return "the schema registry at " + registrySettings.url();
  }

  private void attempt(Topic<?> topic) throws NotYet {
    try {
      provision(topic);
    } catch (RestClientException e) {
      if (RegistryError.isTemporary(e)) {
        throw new NotYet("only answered " + e.getStatus(), e);
      }
      if (RegistryError.isConflict(e) && ++conflicts < CONFLICTS_MAX) {
        throw new NotYet("saw a conflict", e);
      }
      String problem =
          RegistryError.isConflict(e)
              ? " holds a schema this build's is not compatible with for "
              : " refused (" + e.getMessage() + ") the schema for ";
      throw new StartupFailure(where() + problem + topic.subject(), e);
    } catch (IOException e) {
      throw NotYet.silent(e);
    }
  }

  private void provision(Topic<?> topic) throws IOException, RestClientException {
    AvroSchema schema = new AvroSchema(topic.releasedSchema());
    // What services registered in versions before this had the generated class's hints for Java.
    if (isRegistered(topic, schema) || isRegistered(topic, new AvroSchema(topic.schema()))) {
      return;
    }
    if (!settings.register()) {
      throw new StartupFailure(
          "%s does not hold this build's schema for %s and payouts.schemas.register is false; register it or set PAYOUTS_SCHEMAS_REGISTER=true"
              .formatted(where(), topic.subject()));
    }
    // Before the first version, so that none that does not fit can come in between.
    registry.updateCompatibility(topic.subject(), COMPATIBILITY);
    int id = registry.register(topic.subject(), schema);
    var _ = registry.getSchemaBySubjectAndId(topic.subject(), id);
    LOG.atInfo()
        .addKeyValue("subject", topic.subject())
        .addKeyValue("schema_id", id)
        .log("Schema registered");
  }

  private boolean isRegistered(Topic<?> topic, AvroSchema schema)
      throws IOException, RestClientException {
    try {
      int id = registry.getId(topic.subject(), schema);
      // Now in the cache both ways: a registry that goes away later stops no record of this schema.
      var _ = registry.getSchemaBySubjectAndId(topic.subject(), id);
      return true;
    } catch (RestClientException e) {
      if (RegistryError.isUnknown(e)) {
        return false;
      }
      throw e;
    }
  }
}
