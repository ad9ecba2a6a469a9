package dev.payouts.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AmountRuleTest {
  private final PayoutRules rules = new PayoutRules(RulePolicy.DEFAULT);

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "0.01, THB",
    "100, THB",
    "100.500000, THB",
    "1E+2, THB",
    "99999999999999.99, THB",
    "1, VND",
    "50000.000000, VND",
    "0.5, IDR",
    "0.25, MMK"
  })
  void takesAmount(String amount, String currency) {
    Fields fields = Fields.valid().with("amount", amount).with("currency", currency);

    assertThat(rules.check(fields.request(), Fields.NOW)).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "0, THB, is zero; give one above zero",
    "0.000000, THB, is zero; give one above zero",
    "-0.01, THB, is negative; give one above zero",
    "-1E+999999999, THB, is negative; give one above zero",
    "100000000000000, THB, has 15 digits before the point; at most 14 fit",
    "1E+2147483647, THB, has 2147483648 digits before the point; at most 14 fit",
    "1E-2147483647, THB, 'has 2147483647 decimals, THB allows 2'",
    "1.001, THB, 'has 3 decimals, THB allows 2'",
    "1.5, VND, 'has 1 decimal, VND allows none'",
    "0.000001, USD, 'has 6 decimals, USD allows 2'"
  })
  void refusesAmount(String amount, String currency, String problem) {
    Fields fields = Fields.valid().with("amount", amount).with("currency", currency);

    assertThat(rules.check(fields.request(), Fields.NOW))
        .containsExactly(new Violation("amount", problem));
  }

  @Test
  void refusesMissingAmount() {
    assertThat(rules.check(Fields.valid().with("amount", null).request(), Fields.NOW))
        .containsExactly(
            new Violation("amount", "is missing; give a decimal number such as 100.00"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'', is missing; give an ISO 4217 code such as THB",
    "thb, is \"thb\"; write it in upper case",
    "EUR, is \"EUR\"; the gateway pays CNY USD THB VND PHP SGD IDR BDT TWD INR MMK BRL MXN",
    "XXL, is \"XXL\"; the gateway pays CNY USD THB VND PHP SGD IDR BDT TWD INR MMK BRL MXN"
  })
  void refusesCurrency(String currency, String problem) {
    assertThat(rules.check(Fields.valid().with("currency", currency).request(), Fields.NOW))
        .containsExactly(new Violation("currency", problem));
  }

  @Test
  void boundsDecimalsOfUnknownCurrencyByTheSchema() {
    Fields fields = Fields.valid().with("amount", "0.1234567").with("currency", null);

    assertThat(rules.check(fields.request(), Fields.NOW))
        .extracting(Violation::toString)
        .containsExactly(
            "amount has 7 decimals, a record allows 6",
            "currency is missing; give an ISO 4217 code such as THB");
  }

  @ParameterizedTest
  @EnumSource
  void decimalsAreThoseOfIso4217(PayableCurrency currency) {
    assertThat(currency.decimals())
        .isEqualTo(Currency.getInstance(currency.name()).getDefaultFractionDigits());
  }
}
