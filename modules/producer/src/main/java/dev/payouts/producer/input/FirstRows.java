package dev.payouts.producer.input;

import dev.payouts.core.rules.Violation;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** As many rows as one batch may have, and behind them one that says so in place of all others. */
public final class FirstRows implements Rows {
  private final Rows rows;
  private final long max;
  private boolean ended;

  public FirstRows(Rows rows, long max) {
    this.rows = rows;
    this.max = max;
  }

  @Override
  public @Nullable Row next() throws IOException {
    Row row = ended ? null : rows.next();
    if (row == null || row.number() <= max) {
      return row;
    }
    ended = true;
    String problem =
        "is one more than the %d that a batch may have; it and all behind it were not taken, send them as a further batch"
            .formatted(max);
    return new Row.Broken(row.number(), row.line(), List.of(new Violation("row", problem)));
  }
}
