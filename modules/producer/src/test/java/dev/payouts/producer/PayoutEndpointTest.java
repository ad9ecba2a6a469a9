package dev.payouts.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.payouts.avro.CancelPayout;
import dev.payouts.avro.Payee;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.Resolution;
import dev.payouts.avro.ResolvePayout;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.localstack.LocalStack;
import dev.payouts.producer.RunningProducer.Answer;
import dev.payouts.topics.Topics;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PayoutEndpointTest {
  private static final String GOOD =
      """
      {"payout_id": "rest-1", "amount": "100.5", "currency": "THB", "country": "TH", "payment": "bank",
       "payee": {"account": "0123456789"}}""";

  private static RunningProducer producer;

  @BeforeAll
  static void start() {
    producer = RunningProducer.start(LocalStack.shared(), Map.of());
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  @Test
  void writesSubmitCommand() throws Exception {
    Answer answer = json("/v1/payouts", GOOD);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().text("payout_id")).isEqualTo("rest-1");
    PayoutCommand command = only("rest-1");
    assertThat(command.getCommandId()).isEqualTo(answer.json().text("command_id"));
    assertThat(command.getIssuedAt()).isNotNull();
    assertThat(command.getBody())
        .isEqualTo(
            SubmitPayout.newBuilder()
                .setAmount(new BigDecimal("100.500000"))
                .setCurrency("THB")
                .setCountry("TH")
                .setPayment("bank")
                .setPayee(new Payee("0123456789", null, null))
                .build());
  }

  @Test
  void writesEveryField() throws Exception {
    String body =
        """
        {"payout_id": "rest-2", "amount": 12345678901234.5, "currency": "BDT", "country": "BD", "payment": "wallet",
         "payee": {"account": "0123456789", "name": "Ann", "bank_name": "bkash"}, "accounting_type": "settle",
         "channel": "c", "lane": "eu-2", "priority": 9, "not_before": "2026-01-01T07:00:00+07:00",
         "expires_at": "2999-01-01T00:00:00Z", "source": "payroll", "reference": "run-1"}""";

    assertThat(json("/v1/payouts", body).status()).isEqualTo(202);

    assertThat(only("rest-2").getBody())
        .isEqualTo(
            SubmitPayout.newBuilder()
                .setAmount(new BigDecimal("12345678901234.500000"))
                .setCurrency("BDT")
                .setCountry("BD")
                .setPayment("wallet")
                .setPayee(new Payee("0123456789", "Ann", "bkash"))
                .setAccountingType("settle")
                .setChannel("c")
                .setLane("eu-2")
                .setPriority(9)
                .setNotBefore(Instant.parse("2026-01-01T00:00:00Z"))
                .setExpiresAt(Instant.parse("2999-01-01T00:00:00Z"))
                .setSource("payroll")
                .setReference("run-1")
                .build());
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @MethodSource("badFields")
  void refusesBadField(String from, String to, String violation) throws Exception {
    double before = rejected("submit");

    Answer answer = json("/v1/payouts", GOOD.replace("rest-1", "rest-bad").replace(from, to));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.json().text("type")).isEqualTo("urn:payouts:problem:invalid");
    assertThat(answer.json().violations()).containsExactly(violation);
    assertThat(rejected("submit")).isEqualTo(before + 1);
    assertThat(producer.values(Topics.COMMANDS, "rest-bad")).isEmpty();
  }

  static Stream<Arguments> badFields() {
    String amount = "\"100.5\"";
    return Stream.of(
        arguments(
            "\"rest-bad\"", "\"a&b\"", "payout_id is \"a&b\"; use 1 to 64 of A-Z a-z 0-9 _ -"),
        arguments(amount, "0", "amount is zero; give one above zero"),
        arguments(amount, "-1", "amount is negative; give one above zero"),
        arguments(amount, "\"1.001\"", "amount has 3 decimals, THB allows 2"),
        arguments(amount, "1.001", "amount has 3 decimals, THB allows 2"),
        arguments(amount, "[]", "amount is neither a text nor a number; write it as \"100.00\""),
        arguments(
            "\"THB\"",
            "\"EUR\"",
            "currency is \"EUR\"; the gateway pays CNY USD THB VND PHP SGD IDR BDT TWD INR MMK BRL MXN"),
        arguments("\"TH\"", "17", "country is not a text; write it in quotes"),
        arguments(
            "{\"payout_id\"", "{\"x\": 1, \"payout_id\"", "x is not a known field; remove it"),
        arguments(
            "{\"payout_id\"",
            "{\"amount\": 1, \"payout_id\"",
            "amount is given twice; give it once"),
        arguments("\"0123456789\"", "\"\"", "payee.account is empty; give one"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void refusesUnreadableBody(String what, String body, String detail) throws Exception {
    Answer answer = json("/v1/payouts", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.json().text("detail")).isEqualTo(detail);
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        arguments("empty", "", "The body is not a JSON object"),
        arguments("array", "[" + GOOD + "]", "The body is not a JSON object"),
        arguments("two", GOOD + GOOD, "The body has more than one JSON value"),
        arguments(
            "no JSON",
            "{\"payout_id\": 4929123456789012x}",
            "The body is not well-formed JSON at line 1, column 31"));
  }

  @Test
  void refusesWhatTheRulesAreSetToRefuse() throws Exception {
    assertThat(json("/v1/payouts", GOOD.replace("rest-1", "rest-5")).status()).isEqualTo(202);
    try (RunningProducer strict =
        RunningProducer.start(
            LocalStack.shared(), Map.of("payouts.rules.channel-required-for", "THB"))) {
      Answer answer = strict.post("/v1/payouts", "application/json", GOOD);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().violations()).containsExactly("channel is missing; THB needs one");
    }
  }

  @Test
  void refusesHugeBody() throws Exception {
    Answer answer = json("/v1/payouts", " ".repeat(10 * 1024 * 1024));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.json().text("detail")).isEqualTo("The body has more than 65536 bytes");
  }

  @Test
  void refusesWhatHttpRefusesAsProblemsToo() throws Exception {
    Answer type = producer.post("/v1/payouts", "text/plain", GOOD);
    assertThat(type.status()).isEqualTo(415);
    assertThat(type.type()).isEqualTo("application/problem+json");

    Answer method =
        producer.send(HttpRequest.newBuilder(producer.uri("/v1/payouts")).DELETE().build());
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.type()).isEqualTo("application/problem+json");

    Answer path = producer.get("/v2/payouts");
    assertThat(path.status()).isEqualTo(404);
    assertThat(path.type()).isEqualTo("application/problem+json");
  }

  @Test
  void refusesCallerThatAcceptsNoJsonBeforeItWrites() throws Exception {
    String body = GOOD.replace("rest-1", "rest-406");

    Answer answer = producer.post("/v1/payouts", "application/json", body, "Accept", "image/png");

    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(producer.values(Topics.COMMANDS, "rest-406")).isEmpty();
  }

  @Test
  void writesCancelCommand() throws Exception {
    assertThat(json("/v1/payouts/rest-3/cancel", "{\"reason\": \"paid twice\"}").status())
        .isEqualTo(202);

    assertThat(only("rest-3").getBody()).isEqualTo(new CancelPayout("paid twice"));
  }

  @Test
  void refusesCancel() throws Exception {
    assertThat(json("/v1/payouts/a%26b/cancel", "{\"reason\": 1, \"why\": 2}").json().violations())
        .containsExactlyInAnyOrder(
            "reason is not a text; write it in quotes",
            "why is not a known field; remove it",
            "payout_id is \"a&b\"; use 1 to 64 of A-Z a-z 0-9 _ -");
    assertThat(json("/v1/payouts/rest-3/cancel", "nonsense").status()).isEqualTo(400);
  }

  @Test
  void writesResolveCommand() throws Exception {
    Answer answer =
        json(
            "/v1/payouts/rest-4/resolve",
            "{\"resolution\": \"FAILED\", \"operator\": \"desk\", \"evidence\": \"statement\"}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(only("rest-4").getBody())
        .isEqualTo(new ResolvePayout(Resolution.FAILED, "desk", "statement"));
  }

  @Test
  void refusesResolve() throws Exception {
    assertThat(
            json("/v1/payouts/rest-4/resolve", "{\"resolution\": \"UNKNOWN\"}").json().violations())
        .containsExactly(
            "resolution is \"UNKNOWN\"; give COMPLETED, FAILED or REFUNDED",
            "operator is missing; give one",
            "evidence is missing; give one");
  }

  @Test
  void isReadyAndShowsMetrics() throws Exception {
    assertThat(producer.get("/actuator/health/readiness").status()).isEqualTo(200);
    assertThat(producer.get("/actuator/prometheus").body())
        .contains("payouts_commands_received_total{")
        .contains("kind=\"resolve\"")
        .contains("payouts_callbacks_received_total{");
  }

  private static Answer json(String path, String body) throws Exception {
    return producer.post(path, "application/json", body);
  }

  private static double rejected(String kind) {
    return producer.metric(
        "payouts.commands.received", "kind", kind, "entry", "rest", "verdict", "rejected");
  }

  private static PayoutCommand only(String payoutId) {
    List<PayoutCommand> commands = producer.values(Topics.COMMANDS, payoutId);
    assertThat(commands).hasSize(1);
    return commands.getFirst();
  }
}
