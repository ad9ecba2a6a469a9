package dev.payouts.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.payouts.avro.CallbackHint;
import dev.payouts.avro.GatewayReply;
import dev.payouts.localstack.LocalStack;
import dev.payouts.octopus.Signature;
import dev.payouts.producer.RunningProducer.Answer;
import dev.payouts.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CallbackEndpointTest {
  private static final Map<String, String> FIELDS =
      Map.of(
          "merchant_order_id", "callback-1",
          "merchant_uid", "m-1",
          "payment_status", "completed",
          "amount", "100.00",
          "currency", "THB",
          "payment_fail_reason", "");

  private static RunningProducer producer;

  @BeforeAll
  static void start() {
    producer =
        RunningProducer.start(
            LocalStack.shared(),
            Map.of(
                "payouts.gateway.lanes.second.key", "key-2",
                "payouts.gateway.lanes.second.secret", "second",
                "payouts.gateway.lanes.second.merchant-uid", "m-2"));
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  @Test
  void leavesHintAndAnswersTheWordTheGatewayWaitsFor() throws Exception {
    double before = counted("accepted");

    Answer answer = call(FIELDS, RunningProducer.SECRET);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.type()).startsWith("text/plain");
    assertThat(answer.body()).isEqualTo("success");
    List<GatewayReply> replies = producer.values(Topics.REPLIES, "callback-1");
    assertThat(replies).hasSize(1);
    assertThat(replies.getFirst().getBody()).isEqualTo(new CallbackHint("completed"));
    assertThat(counted("accepted")).isEqualTo(before + 1);
  }

  @Test
  void takesCallbackOfAnyLanesAccount() throws Exception {
    Map<String, String> fields = with("merchant_order_id", "callback-2");
    fields.put("merchant_uid", "m-2");

    assertThat(call(fields, "second").body()).isEqualTo("success");
    assertThat(call(fields, RunningProducer.SECRET).status()).isEqualTo(401);
  }

  @Test
  void refusesForgery() throws Exception {
    double before = counted("forged");

    assertThat(call(with("merchant_order_id", "callback-3"), "guess").status()).isEqualTo(401);
    assertThat(post(Json.write(FIELDS)).status()).isEqualTo(401);

    assertThat(counted("forged")).isEqualTo(before + 2);
    assertThat(producer.values(Topics.REPLIES, "callback-3")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void refusesMalformed(String body) throws Exception {
    double before = counted("malformed");

    Answer answer = post(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(counted("malformed")).isEqualTo(before + 1);
  }

  static Stream<Arguments> malformed() {
    return Stream.of(arguments(""), arguments("[]"), arguments("{\"a\":1}"), arguments("{\"a\":"));
  }

  @Test
  void refusesSignedIdThatIsNoPayoutId() throws Exception {
    assertThat(call(with("merchant_order_id", "a&b"), RunningProducer.SECRET).status())
        .isEqualTo(400);
  }

  @Test
  void refusesHugeBody() throws Exception {
    assertThat(post("{\"a\":\"" + "x".repeat(1_000_000) + "\"}").status()).isEqualTo(413);
  }

  @Test
  void keepsOnlyWhatLooksLikeWordOfStatus() throws Exception {
    Map<String, String> fields = with("merchant_order_id", "callback-4");
    fields.put("payment_status", "paid\n" + "x".repeat(100));

    assertThat(call(fields, RunningProducer.SECRET).body()).isEqualTo("success");
    assertThat(producer.values(Topics.REPLIES, "callback-4").getFirst().getBody())
        .isEqualTo(new CallbackHint("paid?" + "x".repeat(27)));
  }

  @Test
  void saysSoWhereNoAccountIsConfigured() throws Exception {
    try (RunningProducer without =
        RunningProducer.start(LocalStack.shared(), Map.of("payouts.gateway.key", ""))) {
      assertThat(without.post("/octopus/callbacks", "application/json", "{}").status())
          .isEqualTo(404);
    }
  }

  private static Map<String, String> with(String field, String value) {
    Map<String, String> fields = new TreeMap<>(FIELDS);
    fields.put(field, value);
    return fields;
  }

  private static Answer call(Map<String, String> fields, String secret) throws Exception {
    return post(Json.write(fields), "Oc-Signature", new Signature(secret).sign(fields));
  }

  private static Answer post(String body, String... headers) throws Exception {
    return producer.post("/octopus/callbacks", "application/json", body, headers);
  }

  private static double counted(String verdict) {
    return producer.metric("payouts.callbacks.received", "verdict", verdict);
  }
}
