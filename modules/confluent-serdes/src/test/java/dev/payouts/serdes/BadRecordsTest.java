package dev.payouts.serdes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.payouts.avro.GatewayRequest;
import dev.payouts.localstack.LocalStack;
import dev.payouts.topics.Topics;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Records no reader can make sense of, and a schema nobody registered, at the live registry. */
class BadRecordsTest {
  private static String registryUrl = "";
  private static byte[] good = new byte[0];

  @BeforeAll
  static void serializeOneGoodResult() throws Exception {
    LocalStack stack = LocalStack.shared();
    registryUrl = stack.registry().url();
    var roundTrip = new RoundTrip(stack.kafka().bootstrapServers(), registryUrl);
    roundTrip.registerSchemas();
    try (var serializer = new KafkaAvroSerializer()) {
      serializer.configure(roundTrip.producerSettings(), false);
      good = serializer.serialize(Topics.RESULTS.name(), Examples.result());
    }
  }

  @Test
  void wrongMagicByte() {
    byte[] bytes = good.clone();
    bytes[0] = 1;
    assertThat(failureOf(bytes)).hasToString("SerializationException");
  }

  @Test
  void noWireFormatAtAll() {
    assertThat(failureOf(new byte[] {'{', '}'})).hasToString("SerializationException");
  }

  @Test
  void shorterThanTheWireFormatsHeader() {
    assertThat(failureOf(new byte[] {0, 0})).hasToString("BufferUnderflowException");
  }

  @Test
  void empty() {
    assertThat(failureOf(new byte[0])).hasToString("BufferUnderflowException");
  }

  @Test
  void truncated() {
    assertThat(failureOf(Arrays.copyOf(good, good.length / 2)))
        .hasToString("SerializationException <- EOFException");
  }

  @Test
  void garbageBehindAGoodHeader() {
    byte[] bytes = good.clone();
    Arrays.fill(bytes, 5, bytes.length, (byte) 0xFF);
    assertThat(failureOf(bytes))
        .hasToString("SerializationException <- InvalidNumberEncodingException");
  }

  @Test
  void unknownSchemaId() {
    byte[] bytes = good.clone();
    ByteBuffer.wrap(bytes).putInt(1, 2_000_000_000);
    assertThat(failureOf(bytes))
        .hasToString("SerializationException <- RestClientException 404 40403");
  }

  @Test
  void bytesBehindTheRecordGoUnnoticed() {
    try (var deserializer = new KafkaAvroDeserializer()) {
      deserializer.configure(
          Map.of("schema.registry.url", registryUrl, "specific.avro.reader", true), false);
      assertThat(
              deserializer.deserialize(
                  Topics.RESULTS.name(), Arrays.copyOf(good, good.length + 10)))
          .isEqualTo(Examples.result());
    }
  }

  @Test
  void aRecordOfAnotherTopicsSchemaIsReadWithoutComplaint() throws Exception {
    try (var deserializer = new KafkaAvroDeserializer();
        var serializer = new KafkaAvroSerializer()) {
      var roundTrip = new RoundTrip("", registryUrl);
      serializer.configure(roundTrip.producerSettings(), false);
      byte[] other =
          serializer.serialize(Topics.INQUIRIES.name(), Examples.BY_TOPIC.get(Topics.INQUIRIES));
      deserializer.configure(
          Map.of("schema.registry.url", registryUrl, "specific.avro.reader", true), false);
      assertThat(deserializer.deserialize(Topics.RESULTS.name(), other))
          .isInstanceOf(GatewayRequest.class);
    }
  }

  @Test
  void unregisteredSubjectIsNotRegisteredByWriting() throws Exception {
    try (var serializer = new KafkaAvroSerializer();
        var client = new CachedSchemaRegistryClient(registryUrl, 10)) {
      serializer.configure(new RoundTrip("", registryUrl).producerSettings(), false);
      Throwable thrown = catchThrowable(() -> serializer.serialize("not.there", Examples.result()));
      assertThat(Failure.of(thrown))
          .hasToString("SerializationException <- RestClientException 404 40401");
      assertThat(client.getAllSubjects()).doesNotContain("not.there-value");
    }
  }

  @Test
  void unregisteredVersionOfAKnownSubject() {
    try (var serializer = new KafkaAvroSerializer()) {
      serializer.configure(new RoundTrip("", registryUrl).producerSettings(), false);
      Throwable thrown =
          catchThrowable(
              () ->
                  serializer.serialize(
                      Topics.RESULTS.name(), Examples.BY_TOPIC.get(Topics.EVENTS)));
      assertThat(Failure.of(thrown))
          .hasToString("SerializationException <- RestClientException 404 40403");
    }
  }

  private static Failure failureOf(byte[] bytes) {
    return Failure.of(registryUrl, bytes, Map.of());
  }
}
