package dev.payouts.octopus;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How amounts are written and read: plain decimals, never rounded, bounded in length. */
final class Amounts {
  private static final int WHOLE_DIGITS_MAX = 20;
  private static final int DECIMALS_MIN = 2;
  private static final int DECIMALS_MAX = 12;
  // No exponents: "1e999999999" is a short text and a very long number.
  private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,12})?");

  private Amounts() {}

  /** The same value with no more decimals than it needs, but at least two. */
  static BigDecimal normal(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    if (stripped.scale() >= DECIMALS_MIN
        || stripped.precision() - stripped.scale() > WHOLE_DIGITS_MAX) {
      return stripped;
    }
    return stripped.setScale(DECIMALS_MIN);
  }

  static boolean isReasonable(BigDecimal amount) {
    return amount.precision() - amount.scale() <= WHOLE_DIGITS_MAX
        && amount.scale() <= DECIMALS_MAX;
  }

  static String text(BigDecimal amount) {
    return normal(amount).toPlainString();
  }

  /** The amount a plain text states; null if it is not one. */
  static @Nullable BigDecimal read(String text) {
    return PLAIN.matcher(text).matches() ? new BigDecimal(text) : null;
  }
}
