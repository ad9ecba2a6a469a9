package dev.payouts.standalone.client;

import dev.payouts.standalone.text.Progress;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Rows that are not taken, each on a line; of very many only the first. */
public final class BadRows {
  private static final int SHOWN_MAX = 100;

  private final PrintStream out;
  private final Progress progress;
  private long count;

  public BadRows(PrintStream out, Progress progress) {
    this.out = out;
    this.progress = progress;
  }

  /**
   * @param payoutId null where the row has none that may be shown
   */
  public void say(long line, @Nullable String payoutId, String problem) {
    count++;
    if (count <= SHOWN_MAX) {
      progress.clear();
      String id = payoutId == null ? "" : " (" + payoutId + ")";
      out.printf("line %d%s: %s%n", line, id, problem);
    } else if (count == SHOWN_MAX + 1) {
      progress.clear();
      out.println("further rows that are not accepted are only counted");
    }
  }
}
