package dev.payouts.reporting.sheet;

import java.util.List;

/**
 * Rows as RFC 4180 has them: commas, CRLF, doubled quotes; every text in quotes, numbers without.
 *
 * <p>Spreadsheets run a cell that begins with one of = + - @, a tab or a line end as a formula, in
 * quotes or not. Such a text gets an apostrophe in front, which they take as "this is text".
 * Numbers are ours and stay as they are.
 */
public final class CsvLines {
  /** Those of OWASP's list, and the wide forms that some spreadsheets take for them. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private static final String END = "\r\n";

  private CsvLines() {}

  public static String header(List<String> columns) {
    return String.join(",", columns) + END;
  }

  public static String row(List<Cell> cells) {
    StringBuilder line = new StringBuilder();
    for (Cell cell : cells) {
      line.append(line.isEmpty() ? "" : ",").append(field(cell));
    }
    return line.append(END).toString();
  }

  static String of(Sheet sheet) {
    StringBuilder csv = new StringBuilder(header(sheet.columns()));
    sheet.rows().forEach(row -> csv.append(row(row)));
    return csv.toString();
  }

  private static String field(Cell cell) {
    return switch (cell) {
      case Cell.Text(String text) -> '"' + safe(text).replace("\"", "\"\"") + '"';
      case Cell.Absent _, Cell.Count _, Cell.Money _, Cell.Percent _, Cell.Seconds _, Cell.Time _ ->
          cell.plain();
    };
  }

  private static String safe(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }
}
