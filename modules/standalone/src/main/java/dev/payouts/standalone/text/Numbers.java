package dev.payouts.standalone.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Numbers {
  private static final int MEGABYTE = 1024 * 1024;

  private Numbers() {}

  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** At least two decimals, more only where they are not zero. */
  public static String money(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    int decimals = Math.max(2, stripped.scale());
    return String.format(Locale.ROOT, "%,." + decimals + "f", stripped);
  }

  public static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
  }

  public static String megabytes(long bytes) {
    return count(bytes / MEGABYTE) + " MB";
  }
}
