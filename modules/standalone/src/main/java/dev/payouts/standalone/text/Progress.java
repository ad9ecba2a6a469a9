package dev.payouts.standalone.text;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How far something is: one line that is written over in a terminal, a line now and then in a file.
 */
public final class Progress implements AutoCloseable {
  private static final Duration SPARSE = Duration.ofSeconds(5);
  private static final Duration LIVE = Duration.ofMillis(100);
  private static final int BAR_WIDTH = 30;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final InstantSource clock;
  private Instant next;

  /** For whoever watches; without a terminal nothing is said. */
  public static Progress at(boolean terminal, PrintStream err, InstantSource clock) {
    Progress progress = new Progress(err, terminal, clock);
    if (!terminal) {
      progress.next = Instant.MAX;
    }
    return progress;
  }

  public Progress(PrintStream out, boolean terminal, InstantSource clock) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    this.next = terminal ? Instant.MIN : clock.instant().plus(SPARSE);
  }

  /**
   * @param text what the numbers are, such as {@code 12 of 90 results}
   */
  public void show(long done, long all, String text) {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(terminal ? LIVE : SPARSE);
    if (terminal) {
      out.print(CLEAR_LINE + bar(done, all) + "  " + text);
      out.flush();
    } else {
      out.println(text);
    }
  }

  static String bar(long done, long all) {
    int filled = all <= 0 ? 0 : (int) Math.min(BAR_WIDTH, BAR_WIDTH * done / all);
    return "[" + "=".repeat(filled) + " ".repeat(BAR_WIDTH - filled) + "]";
  }

  @Override
  public void close() {
    clear();
  }

  /** Leaves a clean line, for something else to stand there. */
  public void clear() {
    if (terminal) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }
}
