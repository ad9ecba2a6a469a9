package dev.payouts.producer.input;

import dev.payouts.core.rules.Violation;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads amounts, numbers and times; what cannot be read becomes a violation that quotes nothing.
 */
final class Texts {
  /**
   * No thousands separators, exponents or blanks: where they stand, somebody's locale is at work.
   */
  private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");

  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");

  private Texts() {}

  static @Nullable BigDecimal amount(String field, @Nullable String text, List<Violation> found) {
    if (text == null || AMOUNT.matcher(text).matches()) {
      return text == null ? null : new BigDecimal(text);
    }
    found.add(new Violation(field, "is not a plain decimal number; write it as 100.00"));
    return null;
  }

  static @Nullable Integer wholeNumber(String field, @Nullable String text, List<Violation> found) {
    if (text == null || WHOLE_NUMBER.matcher(text).matches()) {
      return text == null ? null : Integer.valueOf(text);
    }
    found.add(new Violation(field, "is not a whole number; write it as 5"));
    return null;
  }

  static @Nullable Instant time(String field, @Nullable String text, List<Violation> found) {
    if (text == null) {
      return null;
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      // Epoch milliseconds, which the schema stores, hold any four-digit year.
      if (time.getYear() >= 0 && time.getYear() <= 9999) {
        return time.toInstant();
      }
    } catch (DateTimeException e) {
      // Said below, in our own words.
    }
    found.add(new Violation(field, "is not a time; write it as 2026-12-24T08:00:00Z"));
    return null;
  }
}
