package dev.payouts.producer.input;

import dev.payouts.core.rules.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Payouts of a CSV file whose first line names the columns, in any order. An empty cell is an
 * absent value. Source: docs/CSV.md.
 */
public final class CsvPayouts implements Rows {
  private static final List<String> REQUIRED =
      List.of("payout_id", "amount", "currency", "country", "payment", "payee_account");
  private static final Map<String, String> FIELDS =
      PayoutFields.KINDS.keySet().stream()
          .collect(Collectors.toMap(PayoutFieldNames::column, field -> field));

  private static final String COLUMN_NAMES =
      PayoutFields.KINDS.keySet().stream()
          .map(PayoutFieldNames::column)
          .collect(Collectors.joining(", "));

  private final CsvRecords records;
  private final List<String> fields;
  private long number;

  private CsvPayouts(CsvRecords records, List<String> fields) {
    this.records = records;
    this.fields = fields;
  }

  /**
   * Reads the header.
   *
   * @throws BadInput if a column is missing, unknown or there twice; no row was read then
   */
  public static CsvPayouts open(InputStream in, int rowBytesMax) throws IOException, BadInput {
    CsvRecords records = new CsvRecords(ByteOrderMark.skip(in), rowBytesMax);
    return new CsvPayouts(records, header(records.next()));
  }

  private static List<String> header(@Nullable CsvRecord header) throws BadInput {
    return switch (header) {
      case null -> throw new BadInput("is empty; the first line must name the columns");
      case CsvRecord.Broken broken -> throw new BadInput("has a header that " + broken.problem());
      case CsvRecord.Cells cells -> fields(cells.cells());
    };
  }

  private static List<String> fields(List<String> columns) throws BadInput {
    if (columns.stream().map(String::strip).noneMatch(FIELDS::containsKey)) {
      throw new BadInput(
          "has no header; the first line must name the columns, separated by commas: "
              + COLUMN_NAMES);
    }
    List<String> fields = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String cell : columns) {
      String column = cell.strip();
      String field = FIELDS.get(column);
      if (field == null) {
        throw new BadInput(
            "has an unknown column \"%s\"; the columns are %s"
                .formatted(Names.shown(column), COLUMN_NAMES));
      }
      if (!seen.add(column)) {
        throw new BadInput("has the column " + column + " twice");
      }
      fields.add(field);
    }
    List<String> missing = REQUIRED.stream().filter(column -> !seen.contains(column)).toList();
    if (!missing.isEmpty()) {
      throw new BadInput(
          "has no column " + String.join(", ", missing) + "; add it to the first line");
    }
    return fields;
  }

  @Override
  public @Nullable Row next() throws IOException {
    while (true) {
      switch (records.next()) {
        case null -> {
          return null;
        }
        case CsvRecord.Broken broken -> {
          return new Row.Broken(
              ++number, broken.line(), List.of(new Violation("row", broken.problem())));
        }
        case CsvRecord.Cells cells -> {
          if (!cells.isBlank()) {
            return row(cells);
          }
        }
      }
    }
  }

  private Row row(CsvRecord.Cells record) {
    List<String> cells = record.cells();
    number++;
    if (cells.size() != fields.size()) {
      String problem =
          "has %d cells, the header has %d; put quotes around a text with commas"
              .formatted(cells.size(), fields.size());
      return new Row.Broken(number, record.line(), List.of(new Violation("row", problem)));
    }
    Map<String, String> values = HashMap.newHashMap(cells.size());
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        values.put(fields.get(i), cells.get(i));
      }
    }
    return new Row.Filled(number, record.line(), new PayoutFields(values, List.of()));
  }
}
