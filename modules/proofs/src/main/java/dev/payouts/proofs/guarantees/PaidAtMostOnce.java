package dev.payouts.proofs.guarantees;

import java.util.HashSet;
import java.util.Set;

/** At most one gateway order per payout, also at a gateway that makes one of every request. */
public final class PaidAtMostOnce implements Guarantee {
  private final Set<String> paid = new HashSet<>();

  @Override
  public void observe(Observation observation) {
    if (observation instanceof Observation.OrderMade made) {
      require(paid.add(made.payoutId()), "%s has two orders at the gateway", made.payoutId());
    }
  }
}
