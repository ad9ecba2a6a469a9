package dev.payouts.orchestrator.store;

import dev.payouts.core.Timer;
import java.time.Instant;

/** A payout's timer as the index keeps it; what is due first comes first. */
public record DueTimer(String payoutId, Instant due, int generation)
    implements Comparable<DueTimer> {
  static DueTimer of(String payoutId, Timer timer) {
    return new DueTimer(payoutId, timer.due(), timer.generation());
  }

  /** Written out: each step of a payout compares a dozen of them, twice. */
  @Override
  public int compareTo(DueTimer other) {
    int byTime = due.compareTo(other.due);
    if (byTime != 0) {
      return byTime;
    }
    int byPayout = payoutId.compareTo(other.payoutId);
    return byPayout != 0 ? byPayout : Integer.compare(generation, other.generation);
  }
}
