package dev.payouts.producer.input;

import java.util.List;

/** One record of a CSV file. */
sealed interface CsvRecord {
  long line();

  record Cells(long line, List<String> cells) implements CsvRecord {
    boolean isBlank() {
      return cells.size() == 1 && cells.getFirst().isBlank();
    }
  }

  /** Its cells cannot be told. */
  record Broken(long line, String problem) implements CsvRecord {}
}
