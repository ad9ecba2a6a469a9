package dev.payouts.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Cancel and resolve, and what no message may show. */
class CommandRulesTest {
  private static final String ACCOUNT = "4929123456789012";
  private static final String WORDS = "; give COMPLETED, FAILED or REFUNDED";

  private final PayoutRules rules = new PayoutRules(RulePolicy.DEFAULT);

  @Test
  void takesCancel() {
    assertThat(rules.check(new CancelRequest("a-1", "paid twice"))).isEmpty();
    assertThat(rules.check(new CancelRequest("a-1", ""))).isEmpty();
    assertThat(rules.check(new CancelRequest("a-1", null))).isEmpty();
  }

  @Test
  void refusesCancel() {
    assertThat(rules.check(new CancelRequest("a&1", "x".repeat(257))))
        .containsExactly(
            new Violation("payout_id", "is \"a&1\"; use 1 to 64 of A-Z a-z 0-9 _ -"),
            new Violation("reason", "has 257 characters; at most 256 fit"));
  }

  @ParameterizedTest
  @CsvSource({"COMPLETED", "FAILED", "REFUNDED"})
  void takesResolve(String resolution) {
    assertThat(rules.check(new ResolveRequest("a-1", resolution, "desk", "statement"))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("badResolves")
  void refusesResolve(ResolveRequest request, Violation expected) {
    assertThat(rules.check(request)).containsExactly(expected);
  }

  static Stream<Arguments> badResolves() {
    return Stream.of(
        arguments(
            new ResolveRequest(null, "FAILED", "desk", "e"),
            new Violation("payout_id", "is missing; give 1 to 64 of A-Z a-z 0-9 _ -")),
        arguments(
            new ResolveRequest("a", null, "desk", "e"),
            new Violation("resolution", "is missing" + WORDS)),
        arguments(
            new ResolveRequest("a", "UNKNOWN", "desk", "e"),
            new Violation("resolution", "is \"UNKNOWN\"" + WORDS)),
        arguments(
            new ResolveRequest("a", "FAILED", "", "e"),
            new Violation("operator", "is empty; give one")),
        arguments(
            new ResolveRequest("a", "FAILED", "desk", null),
            new Violation("evidence", "is missing; give one")),
        arguments(
            new ResolveRequest("a", "FAILED", "desk", "x".repeat(513)),
            new Violation("evidence", "has 513 characters; at most 512 fit")));
  }

  @ParameterizedTest
  @CsvSource({
    "payout_id", "currency", "country", "payment", "payee.account", "payee.name",
    "payee.bank_name", "accounting_type", "channel", "lane", "source", "reference"
  })
  void showsNoAccountNumberWhicheverFieldItIsIn(String field) {
    for (String account :
        new String[] {ACCOUNT + "\n", "4929 1234 5678 9012&", "x".repeat(20) + ACCOUNT + "&"}) {
      Fields fields = Fields.valid().with(field, account);

      assertThat(rules.check(fields.request(), Fields.NOW).toString())
          .doesNotContain("4929", "9012");
    }
    assertThat(Fields.valid().with(field, ACCOUNT).request().toString()).doesNotContain(ACCOUNT);
  }

  @Test
  void knowsPayoutIds() {
    assertThat(PayoutRules.isPayoutId("wage-1")).isTrue();
    assertThat(PayoutRules.isPayoutId("wage&1")).isFalse();
    assertThat(PayoutRules.isPayoutId("")).isFalse();
    assertThat(PayoutRules.isPayoutId(null)).isFalse();
  }

  @Test
  void policyRefusesNonsense() {
    assertThatThrownBy(() -> new RulePolicy(Set.of(), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
