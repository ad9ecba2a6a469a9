package dev.payouts.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.InquireOrder;
import dev.payouts.avro.Payee;
import dev.payouts.avro.SubmitOrder;
import dev.payouts.localstack.LocalStack;
import dev.payouts.service.Decoding.Decoded;
import dev.payouts.service.Decoding.Undecodable;
import dev.payouts.service.RegistryFront.Instead;
import dev.payouts.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the live registry. */
class PayoutCodecTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private final RegistryFront registry = new RegistryFront(LocalStack.shared().registry().url());
  private final SchemaRegistrySettings settings =
      new SchemaRegistrySettings(registry.url(), Map.of());
  private final PayoutCodecs codecs = PayoutCodecs.of(settings);
  private final PayoutCodec<GatewayRequest> codec = codecs.of(Topics.SUBMISSIONS);

  @BeforeEach
  void register() {
    new SchemaProvisioner(
            settings, settings.client(), new SchemaSettings(true), new Patience(Duration.ZERO))
        .provision();
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void decodesWhatItEncodes() {
    GatewayRequest value = submission("p-1");
    assertThat(codec.deserialize(codec.serialize(value))).isEqualTo(new Decoded<>(value));
  }

  @Test
  void asksTheRegistryOncePerSchema() {
    codec.deserialize(codec.serialize(submission("p-1")));
    int asked = registry.requests();
    for (int i = 0; i < 100; i++) {
      codec.deserialize(codec.serialize(submission("p-" + i)));
    }
    assertThat(registry.requests()).isEqualTo(asked);
  }

  @Test
  void nothing() {
    assertUndecodable(null, "no value");
    assertUndecodable(new byte[0], "not in Confluent's wire format");
    assertUndecodable(new byte[] {0, 0, 0, 0}, "not in Confluent's wire format");
  }

  @Test
  void wrongMagicByte() {
    byte[] bytes = codec.serialize(submission("p-1"));
    bytes[0] = 1;
    assertUndecodable(bytes, "not in Confluent's wire format");
  }

  @Test
  void everyTruncation() {
    byte[] bytes = codec.serialize(submission("p-1"));
    for (int length = 5; length < bytes.length; length++) {
      assertUndecodable(
          Arrays.copyOf(bytes, length), "broken value of dev.payouts.avro.GatewayRequest");
    }
  }

  @Test
  void trailingBytes() {
    byte[] bytes = codec.serialize(submission("p-1"));
    assertUndecodable(Arrays.copyOf(bytes, bytes.length + 1), "bytes follow the value");
  }

  @Test
  void textThatClaimsTwoGigabytes() throws IOException {
    byte[] header = Arrays.copyOf(codec.serialize(submission("p-1")), 5);
    var bytes = new ByteArrayOutputStream();
    bytes.write(header);
    BinaryEncoder length = EncoderFactory.get().directBinaryEncoder(bytes, null);
    length.writeInt(Integer.MAX_VALUE - 8);
    length.flush();
    bytes.write(new byte[100]);
    assertUndecodable(bytes.toByteArray(), "broken value of dev.payouts.avro.GatewayRequest");
  }

  @Test
  void schemaIdTheRegistryDoesNotKnow() {
    byte[] bytes = codec.serialize(submission("p-1"));
    ByteBuffer.wrap(bytes).putInt(1, 987_654);
    assertUndecodable(bytes, "schema id 987654 is unknown to the registry");
  }

  @Test
  void valueOfAnotherTopic() {
    byte[] bytes = codec.serialize(submission("p-1"));
    assertThat(codecs.of(Topics.REPLIES).deserialize(bytes))
        .isEqualTo(new Undecodable<>("a value of dev.payouts.avro.GatewayRequest"));
  }

  @Test
  void registryThatSaysNothingIsNoVerdictOnTheData() {
    byte[] bytes = codec.serialize(submission("p-1"));
    assertThat(codec.deserialize(bytes)).isInstanceOf(Decoded.class);
    PayoutCodec<GatewayRequest> cold = PayoutCodecs.of(settings).of(Topics.SUBMISSIONS);
    for (Instead answer :
        new Instead[] {
          new Instead(500, "application/json", "{\"error_code\":50001,\"message\":\"store\"}"),
          new Instead(404, "text/html", "<html>no such page</html>"),
          new Instead(401, "application/json", "{\"error_code\":401,\"message\":\"who\"}"),
          new Instead(429, "text/plain", "slow down"),
          new Instead(200, "text/html", "<html>log in</html>")
        }) {
      registry.answer(answer);
      assertThatThrownBy(() -> cold.deserialize(bytes))
          .as("%s", answer)
          .isInstanceOf(RegistryUnavailable.class);
      assertThatThrownBy(() -> cold.serialize(submission("p-1")))
          .as("%s", answer)
          .isInstanceOf(RegistryUnavailable.class);
    }
    registry.close();
    assertThatThrownBy(() -> cold.deserialize(bytes)).isInstanceOf(RegistryUnavailable.class);
    assertThatThrownBy(() -> cold.serialize(submission("p-1")))
        .isInstanceOf(RegistryUnavailable.class);
    assertThat(codec.deserialize(bytes)).isInstanceOf(Decoded.class);
  }

  private void assertUndecodable(byte @Nullable [] bytes, String reason) {
    assertThat(codec.deserialize(bytes)).isEqualTo(new Undecodable<>(reason));
  }

  static GatewayRequest inquiry(String id) {
    return new GatewayRequest(
        id, "default", NOW, NOW.plusSeconds(30), new InquireOrder(1), null, null);
  }

  static GatewayRequest submission(String id) {
    SubmitOrder order =
        new SubmitOrder(
            1,
            new BigDecimal("100.000000"),
            "THB",
            "TH",
            "bank",
            new Payee("0123456789", "Somchai Jaidee", null),
            null,
            null);
    return new GatewayRequest(id, "default", NOW, NOW.plusSeconds(30), order, null, null);
  }
}
