package dev.payouts.core.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An amount is above zero, fits the schema's decimal(20,6) and has no more decimals than ISO 4217
 * gives its currency. Nothing is ever rounded to fit; 100.500000 counts as one decimal.
 */
final class AmountRule {
  /** Schema SubmitPayout: precision 20 less scale 6. */
  private static final int INTEGER_DIGITS_MAX = 14;

  private static final int DECIMALS_MAX = 6;

  private AmountRule() {}

  static void check(@Nullable BigDecimal amount, @Nullable String currency, Findings findings) {
    if (amount == null) {
      findings.add("amount", "is missing; give a decimal number such as 100.00");
      return;
    }
    // Widened before subtracting, because a scale may be any int; nothing here expands 1e999999999.
    long integerDigits = (long) amount.precision() - amount.scale();
    if (amount.signum() <= 0) {
      findings.add(
          "amount", "is " + (amount.signum() == 0 ? "zero" : "negative") + "; give one above zero");
    } else if (integerDigits > INTEGER_DIGITS_MAX) {
      findings.add("amount", "has " + integerDigits + " digits before the point; at most 14 fit");
    } else {
      checkDecimals(amount.stripTrailingZeros().scale(), currency, findings);
    }
  }

  private static void checkDecimals(int decimals, @Nullable String currency, Findings findings) {
    var known = currency == null ? null : PayableCurrency.of(currency).orElse(null);
    int max = known == null ? DECIMALS_MAX : known.decimals();
    if (decimals > max) {
      String who = known == null ? "a record" : known.name();
      findings.add(
          "amount",
          "has "
              + decimals
              + (decimals == 1 ? " decimal, " : " decimals, ")
              + who
              + " allows "
              + (max == 0 ? "none" : max));
    }
  }
}
