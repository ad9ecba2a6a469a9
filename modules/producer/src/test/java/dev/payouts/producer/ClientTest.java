package dev.payouts.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.payouts.avro.PayoutCommand;
import dev.payouts.client.ClientSettings;
import dev.payouts.client.Outcome;
import dev.payouts.client.Payout;
import dev.payouts.client.PayoutClient;
import dev.payouts.core.rules.Violation;
import dev.payouts.localstack.LocalStack;
import dev.payouts.producer.RunningProducer.Answer;
import dev.payouts.topics.Topics;
import java.math.BigDecimal;
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

/** The client library against the REST API: the same command, or the same refusal. */
class ClientTest {
  private static RunningProducer producer;
  private static PayoutClient client;

  @BeforeAll
  static void start() {
    LocalStack stack = LocalStack.shared();
    producer = RunningProducer.start(stack, Map.of());
    client =
        PayoutClient.open(
            ClientSettings.of(stack.kafka().bootstrapServers(), stack.registry().url()));
  }

  @AfterAll
  static void stop() {
    client.close();
    producer.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void refusesInTheSameWords(String json, Payout.Builder payout) throws Exception {
    Answer rest = producer.post("/v1/payouts", "application/json", json);

    Outcome outcome = client.submit(payout.build()).await();

    assertThat(rest.status()).isEqualTo(400);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(Violation::toString)
                    .isEqualTo(rest.json().violations()));
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        arguments("{\"payout_id\": \"\"}", Payout.builder("")),
        arguments(
            """
            {"payout_id": "a&b", "amount": "1.001", "currency": "thb", "country": "Thailand", "payment": " bank",
             "payee": {"account": "๑๒๓", "name": "", "bank_name": "a\\u200bb"}, "accounting_type": "x",
             "channel": "", "lane": "EU", "priority": 10,
             "expires_at": "2000-01-01T00:00:00Z", "source": " ", "reference": ""}""",
            Payout.builder("a&b")
                .amount(new BigDecimal("1.001"), "thb")
                .country("Thailand")
                .payment(" bank")
                .payee("๑๒๓", "", "a\u200bb")
                .accountingType("x")
                .channel("")
                .lane("EU")
                .priority(10)
                .expiresAt(Instant.parse("2000-01-01T00:00:00Z"))
                .source(" ")
                .reference("")),
        arguments(
            """
            {"payout_id": "bad-1", "amount": "123456789012345", "currency": "BDT", "country": "BD", "payment": "wallet",
             "payee": {"account": "0123456789", "bank_name": "kbank"}}""",
            Payout.builder("bad-1")
                .amount(new BigDecimal("123456789012345"), "BDT")
                .country("BD")
                .payment("wallet")
                .payee("0123456789", null, "kbank")));
  }

  @Test
  void writesTheSameCommand() throws Exception {
    String json =
        """
        {"payout_id": "same-1", "amount": "100.5", "currency": "THB", "country": "TH", "payment": "bank",
         "payee": {"account": "0123456789", "name": "Ann"}, "source": "payroll"}""";
    assertThat(producer.post("/v1/payouts", "application/json", json).status()).isEqualTo(202);

    Outcome outcome =
        client
            .submit(
                Payout.builder("same-1")
                    .amount(new BigDecimal("100.5"), "THB")
                    .country("TH")
                    .payment("bank")
                    .payee("0123456789", "Ann", null)
                    .source("payroll")
                    .build())
            .await();

    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    List<PayoutCommand> commands = producer.values(Topics.COMMANDS, "same-1");
    assertThat(commands).hasSize(2);
    assertThat(commands.getLast().getBody()).isEqualTo(commands.getFirst().getBody());
  }
}
