package dev.payouts.core.guarantees;

import dev.payouts.core.Payout;
import dev.payouts.core.Phase;
import java.util.HashMap;
import java.util.Map;

/** Once faults have stopped, every accepted payout reaches a result, or review. */
public final class EveryPayoutEnds implements Guarantee {
  private final Map<String, Payout> open = new HashMap<>();

  @Override
  public void observe(Observation observation) {
    if (observation instanceof Observation.Decided decided) {
      Payout after = decided.decision().payout();
      if (after == null || after.phase().ended() || after.phase() == Phase.REVIEW) {
        open.remove(decided.payoutId());
      } else {
        open.put(decided.payoutId(), after);
      }
    }
  }

  @Override
  public void finish() {
    require(open.isEmpty(), "still open: %s", open.values());
  }
}
