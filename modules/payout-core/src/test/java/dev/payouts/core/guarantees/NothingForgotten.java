package dev.payouts.core.guarantees;

import dev.payouts.core.Effect;
import dev.payouts.core.Input;
import dev.payouts.core.Payout;
import dev.payouts.core.State;
import java.util.List;

/**
 * Every input changes something or says why not, a payout keeps what it is, and only an ended one
 * is forgotten, after its idempotency window.
 */
public final class NothingForgotten implements Guarantee {
  @Override
  public void observe(Observation observation) {
    if (!(observation instanceof Observation.Decided decided)) {
      return;
    }
    Payout before = decided.before();
    Payout after = decided.decision().payout();
    require(
        !decided.decision().effects().isEmpty() || (after != null && !after.equals(before)),
        "%s led to nothing, not even to a count",
        decided.input());
    if (before != null && after != null) {
      require(
          after.terms().equals(before.terms())
              && after.delivery().equals(before.delivery())
              && after.id().equals(before.id())
              && after.acceptedAt().equals(before.acceptedAt()),
          "what was commanded has changed");
      require(after.evidence().seen() || !before.evidence().seen(), "it forgot that it was seen");
    }
    if (before != null && after == null) {
      require(
          decided.decision().effects().equals(List.of(new Effect.Purge()))
              && decided.input() instanceof Input.TimerFired
              && before.state() instanceof State.Ended ended
              && !decided.at().isBefore(ended.since().plus(decided.policy().idempotencyWindow())),
          "it was forgotten in %s",
          before.state());
    }
  }
}
