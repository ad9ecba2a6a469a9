package dev.payouts.reporting.sheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One value of a table. */
public sealed interface Cell {
  /** There is no value, which is not the same as zero or blank. */
  record Absent() implements Cell {}

  /** Words, ids, dates: what may come from outside. */
  record Text(String text) implements Cell {}

  record Count(long count) implements Cell {}

  /** In units of a currency that another cell of the row names. */
  record Money(BigDecimal amount) implements Cell {}

  /** From 0 to 100, cut after two decimals: 99.996 is not 100. */
  record Percent(BigDecimal percent) implements Cell {}

  record Seconds(BigDecimal seconds) implements Cell {}

  record Time(Instant at) implements Cell {}

  static Cell absent() {
    return new Absent();
  }

  static Cell text(@Nullable String text) {
    return text == null ? absent() : new Text(text);
  }

  static Cell count(long count) {
    return new Count(count);
  }

  static Cell money(@Nullable BigDecimal amount) {
    return amount == null ? absent() : new Money(amount);
  }

  static Cell time(@Nullable Instant at) {
    return at == null ? absent() : new Time(at);
  }

  static Cell millis(Optional<Long> millis) {
    return millis.<Cell>map(ms -> new Seconds(BigDecimal.valueOf(ms, 3))).orElse(absent());
  }

  /** As other programs read it: plain digits, ISO 8601, nothing where there is no value. */
  default String plain() {
    return switch (this) {
      case Absent _ -> "";
      case Text(String text) -> text;
      case Count(long count) -> Long.toString(count);
      case Money(BigDecimal amount) -> amount.toPlainString();
      case Percent(BigDecimal percent) -> percent.toPlainString();
      case Seconds(BigDecimal seconds) -> seconds.toPlainString();
      case Time(Instant at) -> at.toString();
    };
  }

  /** Whether it aligns to the right. */
  default boolean isNumber() {
    return switch (this) {
      case Absent _, Text _, Time _ -> false;
      case Count _, Money _, Percent _, Seconds _ -> true;
    };
  }
}
