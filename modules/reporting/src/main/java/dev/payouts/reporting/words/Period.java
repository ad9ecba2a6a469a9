package dev.payouts.reporting.words;

import dev.payouts.reporting.Misuse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * Days of a zone, the first and the last included.
 *
 * @param from empty for all before
 * @param to empty for all after
 */
public record Period(Optional<LocalDate> from, Optional<LocalDate> to, ZoneId zone) {
  /** The options that name one. */
  public static final Set<String> OPTIONS = Set.of("--from", "--to", "--zone");

  public Period {
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw new Misuse("--from " + from.get() + " is after --to " + to.get() + "; swap them");
    }
  }

  /**
   * @throws Misuse if they name none
   */
  public static Period of(Options options) {
    return new Period(
        options.value("--from").map(text -> date("--from", text)),
        options.value("--to").map(text -> date("--to", text)),
        options.value("--zone").map(Period::zone).orElse(ZoneOffset.UTC));
  }

  private static LocalDate date(String option, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new Misuse(option + " needs a date such as 2026-11-30, not \"" + text + "\"");
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new Misuse("--zone needs a zone such as Asia/Bangkok or +07:00, not \"" + text + "\"");
    }
  }

  public boolean isEverything() {
    return from.isEmpty() && to.isEmpty();
  }

  public boolean contains(Instant at) {
    LocalDate day = day(at);
    return from.filter(day::isBefore).isEmpty() && to.filter(day::isAfter).isEmpty();
  }

  /** The day in the period's zone. */
  public LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  /** Such as {@code 2026-11-01 to 2026-11-30, both included}. */
  public String words() {
    if (isEverything()) {
      return "everything";
    }
    return from.map(LocalDate::toString).orElse("the beginning")
        + " to "
        + to.map(LocalDate::toString).orElse("the end")
        + (from.isPresent() && to.isPresent() ? ", both included" : ", included");
  }

  /** As people write it: UTC, not Z. */
  public String zoneName() {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }
}
