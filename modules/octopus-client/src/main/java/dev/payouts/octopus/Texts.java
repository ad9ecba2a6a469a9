package dev.payouts.octopus;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for texts that leave this module: one line, bounded, without account numbers. */
final class Texts {
  static final int REASON_LENGTH_MAX = 512;

  // Accounts and phone numbers, also in groups ("012 345-6789"). Short runs are amounts, dates,
  // codes.
  private static final Pattern ACCOUNT = Pattern.compile("\\d(?:[ -]?\\d){5,}");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+");

  private Texts() {}

  static @Nullable String emptyAsAbsent(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  /** A text of the gateway as a reason. {@code sensitive} texts are masked wherever they occur. */
  static String reason(String text, @Nullable String... sensitive) {
    String cut = cut(text, 4 * REASON_LENGTH_MAX);
    for (String secret : sensitive) {
      if (secret != null && secret.length() >= 3) {
        cut = cut.replace(secret, "****");
      }
    }
    String line = CONTROL.matcher(cut).replaceAll(" ").strip();
    return cut(ACCOUNT.matcher(line).replaceAll("****"), REASON_LENGTH_MAX);
  }

  /** At most {@code length} characters, never half of a surrogate pair. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }
}
