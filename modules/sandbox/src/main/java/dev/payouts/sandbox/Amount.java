package dev.payouts.sandbox;

import java.math.BigDecimal;
import java.util.OptionalLong;

/** Amounts as the gateway writes them, kept as millionths of a currency unit. */
final class Amount {
  /** Twelve digits before the point keep a million orders' sum in a long. */
  private static final int WHOLE_DIGITS_MAX = 12;

  private static final int DECIMALS_MAX = 6;
  static final long ONE = 1_000_000;

  private Amount() {}

  /** Millionths of the unit; empty unless the text is a plain positive decimal. */
  static OptionalLong parse(String text) {
    int point = text.indexOf('.');
    int whole = point < 0 ? text.length() : point;
    int decimals = point < 0 ? 0 : text.length() - point - 1;
    boolean shaped =
        whole >= 1
            && whole <= WHOLE_DIGITS_MAX
            && decimals <= DECIMALS_MAX
            && (point < 0 || decimals > 0);
    if (!shaped) {
      return OptionalLong.empty();
    }
    long digits = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (i == point) {
        continue;
      }
      if (digit < 0 || digit > 9) {
        return OptionalLong.empty();
      }
      digits = digits * 10 + digit;
    }
    for (int i = decimals; i < DECIMALS_MAX; i++) {
      digits *= 10;
    }
    return digits > 0 ? OptionalLong.of(digits) : OptionalLong.empty();
  }

  static BigDecimal decimal(long micros) {
    return BigDecimal.valueOf(micros, DECIMALS_MAX);
  }

  /** As orders show it: two decimals, more only where they are not zero. */
  static String text(long micros) {
    BigDecimal stripped = decimal(micros).stripTrailingZeros();
    return (stripped.scale() < 2 ? stripped.setScale(2) : stripped).toPlainString();
  }
}
