package dev.payouts.reporting.reconcile;

import dev.payouts.reporting.source.States.Standing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payout here, a line there, or both.
 *
 * @param standing where the payout stands if it has not ended
 * @param breaks what is wrong, empty unless the outcome is a break
 * @param note what else is to be said, such as what is absent; empty if nothing
 */
record Item(
    Outcome outcome,
    String subject,
    @Nullable Here here,
    @Nullable Standing standing,
    @Nullable StatementLine line,
    List<Break> breaks,
    String note) {
  Item {
    breaks = List.copyOf(breaks);
  }
}
