package dev.payouts.reporting.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A document as people read it at a terminal. */
final class TextView {
  private static final String GAP = "  ";

  /** Texts come from outside: none may move the cursor or change colours. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private TextView() {}

  static String of(Document document) {
    List<String> lines = new ArrayList<>();
    lines.add(document.title());
    int width = document.facts().stream().mapToInt(fact -> fact.name().length()).max().orElse(0);
    for (Document.Fact fact : document.facts()) {
      String name = fact.name().replace('_', ' ');
      lines.add(GAP + name + " ".repeat(width - name.length()) + GAP + shown(fact.value()));
    }
    for (Sheet sheet : document.sheets()) {
      if (!sheet.rows().isEmpty()) {
        lines.add("");
        lines.add(sheet.name());
        table(sheet, lines);
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static void table(Sheet sheet, List<String> lines) {
    List<List<String>> rows =
        sheet.rows().stream().map(row -> row.stream().map(TextView::shown).toList()).toList();
    int columns = sheet.columns().size();
    int[] widths = new int[columns];
    boolean[] right = new boolean[columns];
    for (int i = 0; i < columns; i++) {
      int column = i;
      widths[i] = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
      widths[i] = Math.max(widths[i], sheet.columns().get(i).length());
      right[i] = sheet.rows().stream().anyMatch(row -> row.get(column).isNumber());
    }
    lines.add(line(sheet.columns(), widths, right));
    int all = GAP.length() * (columns - 1);
    for (int width : widths) {
      all += width;
    }
    lines.add("-".repeat(all));
    rows.forEach(row -> lines.add(line(row, widths, right)));
  }

  private static String line(List<String> cells, int[] widths, boolean[] right) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String pad = " ".repeat(widths[i] - cells.get(i).length());
      line.append(i == 0 ? "" : GAP);
      line.append(right[i] ? pad + cells.get(i) : cells.get(i) + pad);
    }
    return line.toString().stripTrailing();
  }

  static String shown(Cell cell) {
    return switch (cell) {
      case Cell.Absent _ -> "-";
      case Cell.Text(String text) -> UNPRINTABLE.matcher(text).replaceAll("?");
      case Cell.Count(long count) -> String.format(Locale.ROOT, "%,d", count);
      case Cell.Money(BigDecimal amount) -> money(amount);
      case Cell.Percent(BigDecimal percent) -> percent.toPlainString();
      case Cell.Seconds(BigDecimal seconds) -> seconds.toPlainString();
      case Cell.Time time -> time.at().toString();
    };
  }

  /** At least two decimals, more only where they are not zero. */
  private static String money(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    int decimals = Math.max(2, stripped.scale());
    return String.format(Locale.ROOT, "%,." + decimals + "f", stripped);
  }
}
