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
 * @param openFor how long a payout may be open
 */
record Terms(Period period, Set<PayoutStatus> expected, Duration openFor, Instant now) {
  Terms {
    expected = Set.copyOf(expected);
  }
}
