package dev.payouts.orchestrator.streams;

import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A registry that knows one more schema id than it gives away, as if it went down before. */
final class FlakyRegistry extends MockSchemaRegistryClient {
  private static final int NEW_ID = 4711;

  private volatile boolean away;
  private volatile int sameAs;

  FlakyRegistry() {
    try {
      for (Topic<?> topic : Topics.ALL) {
        register(topic.subject(), new AvroSchema(topic.releasedSchema()));
      }
    } catch (IOException | RestClientException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The value under a schema id that nobody has asked for before. */
  byte[] anew(byte[] encoded) {
    ByteBuffer bytes = ByteBuffer.wrap(encoded.clone());
    sameAs = bytes.getInt(1);
    return bytes.putInt(1, NEW_ID).array();
  }

  void goAway() {
    away = true;
  }

  void comeBack() {
    away = false;
  }

  @Override
  public ParsedSchema getSchemaBySubjectAndId(String subject, int id)
      throws IOException, RestClientException {
    if (id != NEW_ID) {
      return super.getSchemaBySubjectAndId(subject, id);
    }
    if (away) {
      throw new IOException("connection refused");
    }
    return super.getSchemaBySubjectAndId(subject, sameAs);
  }
}
