package dev.payouts.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PayoutRulesTest {
  private static final String ID_PROBLEM = "; use 1 to 64 of A-Z a-z 0-9 _ -";
  private static final String COUNTRY_PROBLEM =
      "; give an ISO 3166 alpha-2 code in upper case such as TH";
  private static final String INVISIBLE = "has a control or invisible character; remove it";
  private static final String BLANK_END = "begins or ends with a blank; remove it";

  private final PayoutRules rules = new PayoutRules(RulePolicy.DEFAULT);

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource({"identityTaken", "textTaken", "choiceTaken"})
  void takesGoodValue(String field, @Nullable String value) {
    assertThat(rules.check(Fields.valid().with(field, value).request(), Fields.NOW)).isEmpty();
  }

  static Stream<Arguments> identityTaken() {
    return Stream.of(
        arguments("payout_id", "a"),
        arguments("payout_id", "A-Za-z0-9_-"),
        arguments("payout_id", "x".repeat(64)),
        arguments("country", "BD"),
        arguments("payment", "x".repeat(64)));
  }

  static Stream<Arguments> textTaken() {
    return Stream.of(
        arguments("payee.account", "0"),
        arguments("payee.account", "GB82 WEST 1234 5698 7654 32"),
        arguments("payee.account", "somchai+pay@example.com"),
        arguments("payee.account", "9".repeat(128)),
        arguments("payee.name", null),
        arguments("payee.name", "Johnson & Sons, \"Ltd\""),
        arguments("payee.name", "สมชาย ใจดี"),
        arguments("payee.name", "ক্\u200dষ"),
        arguments("payee.bank_name", "Kasikorn"),
        arguments("channel", null),
        arguments("channel", "promptpay"),
        arguments("source", ""),
        arguments("source", "payroll"),
        arguments("reference", "run 2026/11 🎉"));
  }

  static Stream<Arguments> choiceTaken() {
    return Stream.of(
        arguments("accounting_type", null),
        arguments("accounting_type", "pay"),
        arguments("accounting_type", "settle"),
        arguments("lane", null),
        arguments("lane", "default"),
        arguments("lane", "eu-2"),
        arguments("priority", "0"),
        arguments("priority", "9"),
        arguments("not_before", "2020-01-01T00:00:00Z"),
        arguments("not_before", "2027-11-23T08:00:00Z"),
        arguments("expires_at", "2026-11-23T08:00:00.001Z"));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource({"identityRefused", "textRefused", "choiceRefused", "timeRefused"})
  void refusesBadValue(String field, @Nullable String value, String problem) {
    assertThat(rules.check(Fields.valid().with(field, value).request(), Fields.NOW))
        .containsExactly(new Violation(field, problem));
  }

  static Stream<Arguments> identityRefused() {
    return Stream.of(
        arguments("payout_id", null, "is missing; give 1 to 64 of A-Z a-z 0-9 _ -"),
        arguments("payout_id", "", "is missing; give 1 to 64 of A-Z a-z 0-9 _ -"),
        arguments("payout_id", "a&b", "is \"a&b\"" + ID_PROBLEM),
        arguments("payout_id", "a b", "is \"a b\"" + ID_PROBLEM),
        arguments("payout_id", "a\n", "is \"a?\"" + ID_PROBLEM),
        arguments("payout_id", "é", "is \"é\"" + ID_PROBLEM),
        arguments("payout_id", "x".repeat(65), "is \"" + "x".repeat(24) + "…\"" + ID_PROBLEM),
        arguments("country", null, "is missing; give an ISO 3166 alpha-2 code such as TH"),
        arguments("country", "th", "is \"th\"" + COUNTRY_PROBLEM),
        arguments("country", "THA", "is \"THA\"" + COUNTRY_PROBLEM),
        arguments("country", "thailand", "is \"thailand\"" + COUNTRY_PROBLEM),
        arguments("country", "ZZ", "is \"ZZ\"" + COUNTRY_PROBLEM),
        arguments("payment", null, "is missing; give one"),
        arguments("payment", "", "is empty; give one"),
        arguments("payment", "x".repeat(65), "has 65 characters; at most 64 fit"));
  }

  static Stream<Arguments> textRefused() {
    return Stream.of(
        arguments("payee.account", null, "is missing; give one"),
        arguments("payee.account", "", "is empty; give one"),
        arguments("payee.account", " 123", BLANK_END),
        arguments("payee.account", "12\u200b3", Alphabet.ASCII.problem),
        arguments("payee.account", "\uff11\uff12", Alphabet.ASCII.problem),
        arguments("payee.account", "12\t3", Alphabet.ASCII.problem),
        arguments("payee.account", "9".repeat(129), "has 129 characters; at most 128 fit"),
        arguments("payee.name", "", "is empty; leave the field out"),
        arguments("payee.name", "a\u0000b", INVISIBLE),
        arguments("payee.name", "a\u202eb", INVISIBLE),
        arguments("payee.name", "a\ud800b", INVISIBLE),
        arguments("payee.name", "a\u2028b", INVISIBLE),
        arguments("payee.name", "Ann ", BLANK_END),
        arguments("payee.name", "x".repeat(129), "has 129 characters; at most 128 fit"),
        arguments("payee.bank_name", "", "is empty; leave the field out"),
        arguments("payee.bank_name", "a\r\nb", INVISIBLE),
        arguments("channel", "", "is empty; leave the field out"),
        arguments("channel", "x".repeat(65), "has 65 characters; at most 64 fit"),
        arguments("source", "a\u0007", INVISIBLE),
        arguments("source", "x".repeat(65), "has 65 characters; at most 64 fit"),
        arguments("reference", "", "is empty; leave the field out"),
        arguments("reference", "x".repeat(129), "has 129 characters; at most 128 fit"));
  }

  static Stream<Arguments> choiceRefused() {
    String types = "; give pay or settle, or leave the field out";
    String lanes = "; use 1 to 32 of a-z 0-9 -, or leave the field out";
    String priorities = "; give a whole number from 0 to 9";
    return Stream.of(
        arguments("accounting_type", "receive", "is \"receive\"" + types),
        arguments("accounting_type", "PAY", "is \"PAY\"" + types),
        arguments("accounting_type", "", "is \"\"" + types),
        arguments("lane", "", "is \"\"" + lanes),
        arguments("lane", "EU", "is \"EU\"" + lanes),
        arguments("lane", "a".repeat(33), "is \"" + "a".repeat(24) + "…\"" + lanes),
        arguments("priority", "-1", "is -1" + priorities),
        arguments("priority", "10", "is 10" + priorities));
  }

  static Stream<Arguments> timeRefused() {
    return Stream.of(
        arguments(
            "not_before",
            "2027-11-23T08:00:01Z",
            "is 2027-11-23T08:00:01Z; the latest is 2027-11-23T08:00:00Z"),
        arguments(
            "expires_at",
            "2026-11-23T08:00:00Z",
            "is 2026-11-23T08:00:00Z, which has passed; give a later time"));
  }

  @Test
  void refusesExpiryThatIsNotAfterNotBefore() {
    Fields fields =
        Fields.valid()
            .with("not_before", "2026-12-24T08:00:00Z")
            .with("expires_at", "2026-12-24T08:00:00Z");

    assertThat(rules.check(fields.request(), Fields.NOW))
        .containsExactly(
            new Violation("expires_at", "is 2026-12-24T08:00:00Z; give a time after not_before"));
    assertThat(rules.check(fields.with("expires_at", "2026-12-24T08:00:01Z").request(), Fields.NOW))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bangladeshBanks")
  void wantsWalletForBangladesh(@Nullable String bankName, List<Violation> expected) {
    Fields fields = Fields.valid().with("currency", "BDT").with("payee.bank_name", bankName);

    assertThat(rules.check(fields.request(), Fields.NOW)).isEqualTo(expected);
  }

  static Stream<Arguments> bangladeshBanks() {
    String field = "payee.bank_name";
    return Stream.of(
        arguments("bkash", List.of()),
        arguments("nagad", List.of()),
        arguments("rocket", List.of()),
        arguments(
            null, List.of(new Violation(field, "is missing; BDT needs bkash, nagad or rocket"))),
        arguments(
            "bKash",
            List.of(new Violation(field, "is \"bKash\"; BDT needs bkash, nagad or rocket"))));
  }

  @Test
  void wantsChannelOnlyWhereThePolicySays() {
    PayoutRules strict =
        new PayoutRules(
            new RulePolicy(Set.of(PayableCurrency.THB), RulePolicy.DEFAULT.notBeforeAheadMax()));

    assertThat(strict.check(Fields.valid().request(), Fields.NOW))
        .containsExactly(new Violation("channel", "is missing; THB needs one"));
    assertThat(strict.check(Fields.valid().with("channel", "promptpay").request(), Fields.NOW))
        .isEmpty();
    assertThat(strict.check(Fields.valid().with("currency", "USD").request(), Fields.NOW))
        .isEmpty();
  }

  @Test
  void namesEveryBrokenFieldInTheOrderOfTheSchema() {
    Fields fields =
        Fields.valid()
            .with("reference", "")
            .with("amount", "0")
            .with("payout_id", "&")
            .with("lane", "");

    assertThat(rules.check(fields.request(), Fields.NOW))
        .extracting(Violation::field)
        .containsExactly("payout_id", "amount", "lane", "reference");
  }
}
