package dev.payouts.client;

import dev.payouts.avro.CancelPayout;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.topics.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Instant;
import java.util.Map;

/**
 * Turns commands into bytes with the very schema that is registered for them. It is asked for once,
 * when the client opens: after that no registry is needed.
 */
final class CommandCodec {
  // Source: Confluent Schema Registry API, error codes.
  private static final int SUBJECT_NOT_FOUND = 40401;
  private static final int SCHEMA_NOT_FOUND = 40403;

  private static final PayoutCommand ANY =
      new PayoutCommand("", "", Instant.EPOCH, new CancelPayout(""));

  private final KafkaAvroSerializer serializer;

  private CommandCodec(KafkaAvroSerializer serializer) {
    this.serializer = serializer;
  }

  static CommandCodec open(ClientSettings settings) {
    SchemaRegistryClient registry = Registry.client(settings);
    for (boolean released : new boolean[] {true, false}) {
      CommandCodec codec = new CommandCodec(serializer(registry, settings, released));
      if (codec.isRegistered(settings)) {
        return codec;
      }
    }
    throw new CannotOpen(
        "The registry at %s holds no schema for %s that equals this client's; use the client of the services' release, or register the newest of schemas/released/PayoutCommand"
            .formatted(settings.registryUrl(), Topics.COMMANDS.subject()));
  }

  byte[] serialize(PayoutCommand command) {
    return serializer.serialize(Topics.COMMANDS.name(), command);
  }

  /**
   * @param released with the schema as released; without, with that of the generated class, which
   *     is what services registered in versions before this
   */
  private static KafkaAvroSerializer serializer(
      SchemaRegistryClient registry, ClientSettings settings, boolean released) {
    return new KafkaAvroSerializer(
        registry,
        Map.of(
            "schema.registry.url",
            settings.registryUrl(),
            "auto.register.schemas",
            false,
            "use.latest.version",
            false,
            "avro.remove.java.properties",
            released));
  }

  private boolean isRegistered(ClientSettings settings) {
    try {
      var _ = serialize(ANY);
      return true;
    } catch (RuntimeException e) {
      if (isUnknown(e)) {
        return false;
      }
      Throwable deepest = e;
      while (deepest.getCause() != null) {
        deepest = deepest.getCause();
      }
      throw new CannotOpen(
          "The registry at %s cannot be asked for the schema of %s (%s); is it running, and are registryUrl and registryProperties right?"
              .formatted(settings.registryUrl(), Topics.COMMANDS.subject(), deepest.getMessage()),
          e);
    }
  }

  /** Only these two codes are the registry's own word; a bare 404 can be any page. */
  private static boolean isUnknown(Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof RestClientException answer) {
        return answer.getErrorCode() == SUBJECT_NOT_FOUND
            || answer.getErrorCode() == SCHEMA_NOT_FOUND;
      }
    }
    return false;
  }
}
