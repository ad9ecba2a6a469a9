package dev.payouts.reporting.sheet;

import java.util.ArrayList;
import java.util.List;

/**
 * A table with a name; columns are named as a program would name them, such as {@code p50_seconds}.
 */
public final class Sheet {
  private final String name;
  private final List<String> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  public Sheet(String name, List<String> columns) {
    this.name = name;
    this.columns = List.copyOf(columns);
  }

  public void row(List<Cell> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          cells.size() + " cells in " + name + " of " + columns.size() + " columns");
    }
    rows.add(List.copyOf(cells));
  }

  public String name() {
    return name;
  }

  public List<String> columns() {
    return columns;
  }

  public List<List<Cell>> rows() {
    return List.copyOf(rows);
  }
}
