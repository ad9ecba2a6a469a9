package dev.payouts.reporting.reconcile;

import dev.payouts.avro.PayoutStatus;
import dev.payouts.reporting.words.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What counts as a break.
 *
 * @param period whose results the statement must have
 * @param expected the statuses of those results
 * @param lanes of those results; empty for all
 * @param openFor how long a payout may be open
 */
record Terms(
    Period period, Set<PayoutStatus> expected, Set<String> lanes, Duration openFor, Instant now) {
  Terms {
    expected = Set.copyOf(expected);
    lanes = Set.copyOf(lanes);
  }

  /** Whether the statement must have a line about it. */
  boolean expects(Here here) {
    return expected.contains(here.status())
        && period.contains(here.decidedAt())
        && (lanes.isEmpty() || lanes.contains(here.lane()));
  }
}
