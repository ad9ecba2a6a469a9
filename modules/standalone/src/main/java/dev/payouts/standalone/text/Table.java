package dev.payouts.standalone.text;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells as lines of text, columns as wide as their widest cell. */
public final class Table {
  private static final String GAP = "  ";

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /** A column; numbers align to the right. */
  public record Column(String name, boolean right) {
    public static Column text(String name) {
      return new Column(name, false);
    }

    public static Column number(String name) {
      return new Column(name, true);
    }
  }

  public Table(Column... columns) {
    this.columns = List.of(columns);
  }

  public void row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells in a table of " + columns.size() + " columns");
    }
    rows.add(List.of(cells));
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Header, rule and rows; no line ends in blanks. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    int[] widths = widths();
    lines.add(line(columns.stream().map(Column::name).toList(), widths));
    int rule = GAP.length() * (widths.length - 1);
    for (int width : widths) {
      rule += width;
    }
    lines.add("-".repeat(rule));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private int[] widths() {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = columns.get(i).name().length();
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String pad = " ".repeat(widths[i] - cells.get(i).length());
      line.append(i == 0 ? "" : GAP);
      line.append(columns.get(i).right() ? pad + cells.get(i) : cells.get(i) + pad);
    }
    return line.toString().stripTrailing();
  }
}
