package dev.payouts.reporting.reconcile;

import dev.payouts.core.rules.Excerpt;
import dev.payouts.reporting.reconcile.StatementFile.BadLine;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a statement's lines; a blank one says nothing. */
final class StatementLines {
  /** Ids are at most 64 long, order numbers are the gateway's and not documented. */
  private static final int NAME_LENGTH_MAX = 200;

  /** As many digits as an amount of ours has, or zeros behind them. */
  private static final Pattern AMOUNT = Pattern.compile("[+-]?\\d{1,14}(\\.\\d{1,6}0*)?");

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final int SCALE = 6;

  private final Mapping mapping;
  private final Map<Field, Integer> places;
  private final ZoneId zone;
  private final Optional<DateTimeFormatter> dates;

  StatementLines(Mapping mapping, Map<Field, Integer> places, ZoneId zone) {
    this.mapping = mapping;
    this.places = places;
    this.zone = zone;
    this.dates = mapping.dateFormat().map(text -> DateTimeFormatter.ofPattern(text, Locale.ROOT));
  }

  StatementLine line(long number, CSVRecord record) throws BadLine {
    String payoutId = name(record, Field.PAYOUT_ID);
    String orderNumber = name(record, Field.ORDER_NUMBER);
    if (payoutId == null && orderNumber == null) {
      throw new BadLine("names neither a payout id nor an order number");
    }
    String word = cell(record, Field.STATUS);
    return new StatementLine(
        number,
        payoutId,
        orderNumber,
        amount(cell(record, Field.AMOUNT)),
        currency(cell(record, Field.CURRENCY)),
        status(word),
        word,
        date(cell(record, Field.DATE)));
  }

  private @Nullable String cell(CSVRecord record, Field field) {
    Integer place = places.get(field);
    if (place == null) {
      return null;
    }
    String text = record.get(place).strip();
    return text.isEmpty() ? null : text;
  }

  private @Nullable String name(CSVRecord record, Field field) throws BadLine {
    String text = cell(record, field);
    if (text != null && text.length() > NAME_LENGTH_MAX) {
      throw new BadLine("has a " + field.word() + " longer than " + NAME_LENGTH_MAX);
    }
    return text;
  }

  private @Nullable BigDecimal amount(@Nullable String text) throws BadLine {
    if (text == null) {
      return null;
    }
    String plain = text;
    if (mapping.grouping().isPresent()) {
      plain = plain.replace(mapping.grouping().get().toString(), "");
    }
    if (mapping.decimal() != '.') {
      // A point would be read as what the mapping says it is not.
      plain = plain.replace('.', '?').replace(mapping.decimal(), '.');
    }
    if (!AMOUNT.matcher(plain).matches()) {
      throw new BadLine(
          "has the amount %s; the mapping says decimal=%s grouping=%s, with at most 6 decimals"
              .formatted(
                  Excerpt.of(text),
                  mapping.decimal(),
                  mapping.grouping().map(String::valueOf).orElse("none")));
    }
    BigDecimal amount = new BigDecimal(plain).stripTrailingZeros();
    amount = amount.setScale(SCALE);
    return mapping.negate() ? amount.negate() : amount;
  }

  private static @Nullable String currency(@Nullable String text) throws BadLine {
    if (text == null) {
      return null;
    }
    String code = text.toUpperCase(Locale.ROOT);
    if (!CURRENCY.matcher(code).matches()) {
      throw new BadLine("has the currency " + Excerpt.of(text) + "; it must be an ISO 4217 code");
    }
    return code;
  }

  /** Without a column, what is assumed of each line; a blank cell says nothing. */
  private @Nullable StatementStatus status(@Nullable String word) {
    if (word != null) {
      return mapping.statuses().getOrDefault(StatementStatus.key(word), StatementStatus.UNKNOWN);
    }
    return places.containsKey(Field.STATUS) ? null : mapping.assumed().orElse(null);
  }

  private @Nullable Instant date(@Nullable String text) throws BadLine {
    if (text == null) {
      return null;
    }
    try {
      TemporalAccessor parsed =
          dates.isPresent()
              ? dates
                  .get()
                  .parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from)
              : DateTimeFormatter.ISO_DATE_TIME.parseBest(
                  midnight(text).replace(' ', 'T'), ZonedDateTime::from, LocalDateTime::from);
      return switch (parsed) {
        case ZonedDateTime at -> at.toInstant();
        case LocalDateTime at -> at.atZone(zone).toInstant();
        case LocalDate day -> day.atStartOfDay(zone).toInstant();
        default -> throw new DateTimeException("no date");
      };
    } catch (DateTimeException e) {
      throw new BadLine(
          "has the date %s; the mapping says date.format=%s"
              .formatted(Excerpt.of(text), mapping.dateFormat().orElse("ISO 8601")));
    }
  }

  private static String midnight(String text) {
    return text.length() == "2026-11-23".length() ? text + "T00:00:00" : text;
  }
}
