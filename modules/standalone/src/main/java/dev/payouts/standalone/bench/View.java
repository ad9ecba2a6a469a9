package dev.payouts.standalone.bench;

import dev.payouts.standalone.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a benchmark measured, for people and for programs. */
interface View {
  List<String> lines();

  /** One object, on one line. */
  String json();

  /** Empty for what is not drawn. */
  default Optional<Plot> plot() {
    return Optional.empty();
  }

  /** The tables, then the line that everybody may rely on. */
  static List<String> page(String lastLine, Table... tables) {
    List<String> lines = new ArrayList<>();
    for (Table table : tables) {
      lines.add("");
      lines.addAll(table.lines());
    }
    lines.add("");
    lines.add(lastLine);
    return lines;
  }

  static String digits(int count, double figure) {
    return String.format(Locale.ROOT, "%,." + count + "f", figure);
  }
}
