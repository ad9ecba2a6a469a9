package dev.payouts.reporting.reconcile;

import dev.payouts.avro.PayoutStatus;
import dev.payouts.reporting.Misuse;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;

/** Reads a mapping from a file of Java properties; what it does not say is as usual. */
final class MappingFile {
  private static final long BYTES_MAX = 64 * 1024;
  private static final String STATUS = "status.";
  private static final String ASSUMED = "status.assumed";
  private static final String EXPECTED = "expected";

  private final Path file;
  private final Properties properties;
  private final Set<String> known = new HashSet<>();

  private MappingFile(Path file, Properties properties) {
    this.file = file;
    this.properties = properties;
  }

  /**
   * @throws Misuse if a setting is unknown or cannot work
   */
  static Mapping read(Path file) {
    Properties properties = new Properties();
    try {
      if (Files.size(file) > BYTES_MAX) {
        throw new Misuse("the mapping " + file + " has more than 64 kB; is it the statement?");
      }
      try (Reader text = new StringReader(Files.readString(file, StandardCharsets.UTF_8))) {
        properties.load(text);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new Misuse("the mapping %s cannot be read: %s".formatted(file, e));
    }
    return new MappingFile(file, properties).mapping();
  }

  private Mapping mapping() {
    Mapping usual = Mapping.usual();
    Map<Field, String> columns = new EnumMap<>(usual.columns());
    Set<Field> named = EnumSet.noneOf(Field.class);
    for (Field field : Field.values()) {
      raw(field.setting())
          .ifPresent(
              column -> {
                columns.remove(field);
                if (!column.isEmpty()) {
                  columns.put(field, column);
                  named.add(field);
                }
              });
    }
    Mapping mapping =
        new Mapping(
            columns,
            named,
            one("delimiter").orElse(usual.delimiter()),
            one("decimal").orElse(usual.decimal()),
            one("grouping"),
            value("amount.negate", this::flag).orElse(false),
            value("date.format", this::pattern),
            value("date.zone", ZoneId::of),
            value("charset", Charset::forName).orElse(usual.charset()),
            statuses(),
            raw(ASSUMED).isPresent()
                ? value(ASSUMED, word -> StatementStatus.valueOf(word.toUpperCase(Locale.ROOT)))
                : usual.assumed(),
            value(EXPECTED, MappingFile::results).orElse(usual.expected()));
    refuseUnknown();
    check(mapping);
    return mapping;
  }

  private Map<String, StatementStatus> statuses() {
    Map<StatementStatus, String> lists = Mapping.usualWords();
    for (StatementStatus status : StatementStatus.values()) {
      if (status != StatementStatus.UNKNOWN) {
        raw(STATUS + status.name().toLowerCase(Locale.ROOT))
            .ifPresent(list -> lists.put(status, list));
      }
    }
    return Mapping.words(lists);
  }

  private static Set<PayoutStatus> results(String list) {
    Set<PayoutStatus> results = EnumSet.noneOf(PayoutStatus.class);
    for (String word : list.split(",", -1)) {
      results.add(PayoutStatus.valueOf(word.strip().toUpperCase(Locale.ROOT)));
    }
    return results;
  }

  private boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("it must be true or false");
    };
  }

  private String pattern(String text) {
    var _ = DateTimeFormatter.ofPattern(text, Locale.ROOT);
    return text;
  }

  private void check(Mapping mapping) {
    if (mapping.grouping().filter(one -> one == mapping.decimal()).isPresent()) {
      throw problem("grouping", "it is the same as decimal");
    }
    if (!mapping.columns().containsKey(Field.PAYOUT_ID)
        && !mapping.columns().containsKey(Field.ORDER_NUMBER)) {
      throw problem("column.payout_id", "without it column.order_number is needed");
    }
  }

  private void refuseUnknown() {
    for (String name : properties.stringPropertyNames()) {
      if (!known.contains(name)) {
        throw problem(name, "there is no such setting");
      }
    }
  }

  private Optional<String> raw(String name) {
    known.add(name);
    return Optional.ofNullable(properties.getProperty(name)).map(String::strip);
  }

  private <T> Optional<T> value(String name, Function<String, T> reading) {
    try {
      return raw(name).filter(text -> !text.isEmpty()).map(reading);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw problem(name, String.valueOf(e.getMessage()));
    }
  }

  /** A single character; "tab" and "space" by name, because a file hides them. */
  private Optional<Character> one(String name) {
    return value(
        name,
        text ->
            switch (text) {
              case "tab" -> '\t';
              case "space" -> ' ';
              default -> {
                if (text.length() != 1 || Character.isLetterOrDigit(text.charAt(0))) {
                  throw new IllegalArgumentException("it must be one sign, tab or space");
                }
                yield text.charAt(0);
              }
            });
  }

  private Misuse problem(String name, String problem) {
    return new Misuse(
        "the mapping %s sets %s=%s, which cannot work: %s"
            .formatted(file, name, properties.getProperty(name, ""), problem));
  }
}
