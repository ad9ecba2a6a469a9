package dev.payouts.orchestrator.store;

import dev.payouts.core.Timer;
import java.time.Instant;
import java.util.Comparator;

/** A payout's timer as the index keeps it; what is due first comes first. */
public record DueTimer(String payoutId, Instant due, int generation)
    implements Comparable<DueTimer> {
  private static final Comparator<DueTimer> ORDER =
      Comparator.comparing(DueTimer::due)
          .thenComparing(DueTimer::payoutId)
          .thenComparingInt(DueTimer::generation);

  static DueTimer of(String payoutId, Timer timer) {
    return new DueTimer(payoutId, timer.due(), timer.generation());
  }

  @Override
  public int compareTo(DueTimer other) {
    return ORDER.compare(this, other);
  }
}
