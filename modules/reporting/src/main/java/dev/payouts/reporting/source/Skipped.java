package dev.payouts.reporting.source;

import dev.payouts.reporting.sheet.Cell;
import dev.payouts.reporting.sheet.Sheet;
import java.util.ArrayList;
import java.util.List;

/** Records that could not be used: how many, and where the first of them are. */
public final class Skipped {
  /** Enough to begin looking. */
  private static final int SHOWN_MAX = 20;

  private final List<List<Cell>> shown = new ArrayList<>();
  private long count;

  void add(String topic, int partition, long offset, String reason) {
    count++;
    if (shown.size() < SHOWN_MAX) {
      shown.add(
          List.of(Cell.text(topic), Cell.count(partition), Cell.count(offset), Cell.text(reason)));
    }
  }

  public long count() {
    return count;
  }

  /** The first of each. */
  public static Sheet sheet(Skipped... all) {
    Sheet sheet = new Sheet("skipped", List.of("topic", "partition", "offset", "reason"));
    for (Skipped one : all) {
      one.shown.forEach(sheet::row);
    }
    return sheet;
  }
}
