package dev.payouts.reporting.reconcile;

import dev.payouts.reporting.Misuse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a statement whole: one that cannot be read to its end is not compared at all. */
final class StatementFile {
  private static final long BYTES_MAX = 256L * 1024 * 1024;
  private static final int PROBLEMS_SHOWN = 5;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path file;
  private final Mapping mapping;
  private final ZoneId zone;

  private StatementFile(Path file, Mapping mapping, ZoneId zone) {
    this.file = file;
    this.mapping = mapping;
    this.zone = zone;
  }

  /**
   * @param zone of dates where the mapping says none
   * @throws Misuse if it cannot be read, with the first lines that cannot
   */
  static Statement read(Path file, Mapping mapping, ZoneId zone) {
    return new StatementFile(file, mapping, mapping.zone().orElse(zone)).read();
  }

  private Statement read() {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(mapping.delimiter())
            .setIgnoreEmptyLines(true)
            .get();
    try {
      if (Files.size(file) > BYTES_MAX) {
        throw new Misuse(
            "the statement %s has more than 256 MB; reconcile it in parts".formatted(file));
      }
      try (Reader text = open();
          CSVParser parser = format.parse(text)) {
        return read(parser);
      }
    } catch (UncheckedIOException | IOException e) {
      throw unreadable(e);
    }
  }

  private Misuse unreadable(Exception e) {
    boolean coding =
        e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException;
    return new Misuse(
        coding
            ? "the statement %s is not in %s; set charset in the mapping"
                .formatted(file, mapping.charset())
            : "the statement %s cannot be read: %s".formatted(file, e.getMessage()));
  }

  private Reader open() throws IOException {
    BufferedReader text =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(file),
                mapping
                    .charset()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  private Statement read(CSVParser parser) {
    var records = parser.iterator();
    if (!records.hasNext()) {
      throw new Misuse(
          "the statement %s is empty; its first line must name columns".formatted(file));
    }
    CSVRecord header = records.next();
    Map<Field, Integer> places = places(header);
    StatementLines reading = new StatementLines(mapping, places, zone);
    List<StatementLine> lines = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    long bad = 0;
    // Whether there is a next one is known only once it is read, and its line with it.
    for (long number = next(parser); records.hasNext(); number = next(parser)) {
      CSVRecord record = records.next();
      try {
        if (record.size() != header.size()) {
          throw new BadLine(
              "has %d cells, the header has %d".formatted(record.size(), header.size()));
        }
        lines.add(reading.line(number, record));
      } catch (BadLine e) {
        bad++;
        if (problems.size() < PROBLEMS_SHOWN) {
          problems.add("line " + number + " " + e.getMessage());
        }
      }
    }
    if (bad > 0) {
      throw new Misuse(
          "the statement %s has %d lines that cannot be read, so nothing was compared: %s"
              .formatted(file, bad, String.join("; ", problems)));
    }
    return new Statement(String.valueOf(file.getFileName()), compared(places), lines);
  }

  private static long next(CSVParser parser) {
    return parser.getCurrentLineNumber() + 1;
  }

  private Set<Field> compared(Map<Field, Integer> places) {
    Set<Field> compared = EnumSet.noneOf(Field.class);
    compared.addAll(places.keySet());
    if (mapping.assumed().isPresent()) {
      compared.add(Field.STATUS);
    }
    return compared;
  }

  private Map<Field, Integer> places(CSVRecord header) {
    List<String> names = header.stream().map(String::strip).toList();
    Map<Field, Integer> places = new EnumMap<>(Field.class);
    mapping
        .columns()
        .forEach(
            (field, column) -> {
              int place = names.indexOf(column);
              if (place >= 0 && place != names.lastIndexOf(column)) {
                throw header("has the column " + column + " twice");
              }
              if (place >= 0) {
                places.put(field, place);
              } else if (mapping.named().contains(field)) {
                throw header("has no column %s, which %s names".formatted(column, field.setting()));
              }
            });
    for (Field field : List.of(Field.AMOUNT, Field.CURRENCY)) {
      if (!places.containsKey(field)) {
        throw header(
            "has no column for the %s; name it by %s in the mapping"
                .formatted(field.word(), field.setting()));
      }
    }
    if (!places.containsKey(Field.PAYOUT_ID) && !places.containsKey(Field.ORDER_NUMBER)) {
      throw header(
          "has neither a column for the payout id nor one for the order number; name one by column.payout_id in the mapping");
    }
    return places;
  }

  private Misuse header(String problem) {
    return new Misuse("the statement %s %s".formatted(file, problem));
  }

  /** What a line says cannot be told. */
  static final class BadLine extends Exception {
    BadLine(String problem) {
      super(problem);
    }
  }
}
