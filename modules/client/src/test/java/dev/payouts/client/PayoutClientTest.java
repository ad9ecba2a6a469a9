package dev.payouts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.payouts.avro.CancelPayout;
import dev.payouts.avro.Payee;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.core.rules.PayableCurrency;
import dev.payouts.core.rules.RulePolicy;
import dev.payouts.core.rules.Violation;
import dev.payouts.topics.Topics;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is submitted on a real broker and a real registry, read as the orchestrator reads it. */
class PayoutClientTest {
  private static final Instant NOW = Instant.parse("2026-11-27T08:00:00.123Z");
  private static final String ACCOUNT = "0123456789";

  private static Surroundings at;
  private static PayoutClient client;

  @BeforeAll
  static void open() {
    at = Surroundings.shared();
    client = PayoutClient.open(at.settings(), () -> NOW);
  }

  @AfterAll
  static void close() {
    client.close();
  }

  @Test
  void writesCommandThatTheServicesRead() throws Exception {
    Outcome outcome = client.submit(payout("least").build()).await();

    PayoutCommand command = only("least");
    assertThat(command.getIssuedAt()).isEqualTo(NOW);
    assertThat(command.getBody())
        .isEqualTo(
            SubmitPayout.newBuilder()
                .setAmount(new BigDecimal("100.500000"))
                .setCurrency("THB")
                .setCountry("TH")
                .setPayment("bank")
                .setPayee(new Payee(ACCOUNT, null, null))
                .build());
    var record = at.records(Topics.COMMANDS, "least").getFirst();
    assertThat(outcome)
        .isEqualTo(
            new Outcome.Accepted(
                "least",
                command.getCommandId(),
                "payout.commands",
                record.partition(),
                record.offset()));
  }

  @Test
  void writesEveryField() throws Exception {
    Payout payout =
        Payout.builder("most")
            .amount(new BigDecimal("1.2E+3"), "BDT")
            .country("BD")
            .payment("wallet")
            .payee(ACCOUNT, "Ann", "bkash")
            .accountingType("settle")
            .channel("c")
            .lane("eu-2")
            .priority(9)
            .notBefore(NOW.plusSeconds(1))
            .expiresAt(Instant.parse("9999-12-31T23:59:59.999Z"))
            .source("payroll")
            .reference("run-1")
            .build();

    assertThat(client.submit(payout).await()).isInstanceOf(Outcome.Accepted.class);

    assertThat(only("most").getBody())
        .isEqualTo(
            SubmitPayout.newBuilder()
                .setAmount(new BigDecimal("1200.000000"))
                .setCurrency("BDT")
                .setCountry("BD")
                .setPayment("wallet")
                .setPayee(new Payee(ACCOUNT, "Ann", "bkash"))
                .setAccountingType("settle")
                .setChannel("c")
                .setLane("eu-2")
                .setPriority(9)
                .setNotBefore(NOW.plusSeconds(1))
                .setExpiresAt(Instant.parse("9999-12-31T23:59:59.999Z"))
                .setSource("payroll")
                .setReference("run-1")
                .build());
  }

  @Test
  void writesWhereTheOrchestratorLooks() throws Exception {
    List<Submission> submissions =
        IntStream.range(0, 64).mapToObj(i -> client.submit(payout("where-" + i).build())).toList();

    for (Submission submission : submissions) {
      assertThat(submission.await())
          .isInstanceOfSatisfying(
              Outcome.Accepted.class,
              accepted ->
                  assertThat(accepted.partition())
                      .as(accepted.payoutId())
                      .isEqualTo(
                          Utils.toPositive(
                                  Utils.murmur2(
                                      accepted.payoutId().getBytes(StandardCharsets.UTF_8)))
                              % Surroundings.PARTITIONS));
    }
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("bad")
  void refusesWhatBreaksARuleAndSendsNothing(Payout.Builder payout, String problem)
      throws Exception {
    Outcome outcome = client.submit(payout.build()).await();

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.problems()).extracting(Violation::toString).contains(problem));
    assertThat(at.records(Topics.COMMANDS, "bad")).isEmpty();
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        arguments(
            payout("bad").amount(new BigDecimal("1.001"), "THB"),
            "amount has 3 decimals, THB allows 2"),
        arguments(
            payout("bad").amount(new BigDecimal("1E+999999999"), "THB"),
            "amount has 1000000000 digits before the point; at most 14 fit"),
        arguments(payout("a&b"), "payout_id is \"a&b\"; use 1 to 64 of A-Z a-z 0-9 _ -"),
        arguments(Payout.builder("bad"), "payee.account is missing; give one"),
        arguments(
            payout("bad").payee(ACCOUNT, "\ud800", null),
            "payee.name has a control or invisible character; remove it"),
        arguments(
            payout("bad").expiresAt(Instant.MIN),
            "expires_at is -1000000000-01-01T00:00:00Z, which has passed; give a later time"),
        arguments(
            payout("bad").expiresAt(Instant.MAX),
            "expires_at is not of the years 0 to 9999; give another time"),
        arguments(
            payout("bad").notBefore(Instant.MIN),
            "not_before is not of the years 0 to 9999; give another time"));
  }

  @Test
  void refusesWhatTheRulesAreSetToRefuse() throws Exception {
    RulePolicy strict = new RulePolicy(Set.of(PayableCurrency.THB), Duration.ofDays(1));
    try (PayoutClient other = PayoutClient.open(at.settings().withRules(strict))) {
      assertThat(other.submit(payout("strict").build()).await())
          .isEqualTo(
              new Outcome.Refused(List.of(new Violation("channel", "is missing; THB needs one"))));
    }
  }

  @Test
  void cancels() throws Exception {
    assertThat(client.cancel("cancelled", "left").await()).isInstanceOf(Outcome.Accepted.class);
    assertThat(only("cancelled").getBody()).isEqualTo(new CancelPayout("left"));
  }

  @Test
  void refusesToCancelWhatCannotBeAPayout() throws Exception {
    assertThat(client.cancel("a b", "x".repeat(257)).await())
        .isEqualTo(
            new Outcome.Refused(
                List.of(
                    new Violation("payout_id", "is \"a b\"; use 1 to 64 of A-Z a-z 0-9 _ -"),
                    new Violation("reason", "has 257 characters; at most 256 fit"))));
  }

  @Test
  void whatFollowsAnOutcomeMaySubmitAndWait() throws Exception {
    var second =
        client
            .submit(payout("first").build())
            .outcome()
            .thenApply(
                _ -> {
                  try {
                    return client.submit(payout("second").build()).await();
                  } catch (InterruptedException e) {
                    throw new AssertionError(e);
                  }
                });

    assertThat(second.toCompletableFuture().get()).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void showsNoAccount() {
    assertThat(payout("shown").build().toString()).isEqualTo("Payout[\"shown\"]");
  }

  private static PayoutCommand only(String payoutId) {
    List<PayoutCommand> commands = at.values(Topics.COMMANDS, payoutId);
    assertThat(commands).hasSize(1);
    return commands.getFirst();
  }

  private static Payout.Builder payout(String id) {
    return Payout.builder(id)
        .amount(new BigDecimal("100.5"), "THB")
        .country("TH")
        .payment("bank")
        .payee(ACCOUNT);
  }
}
