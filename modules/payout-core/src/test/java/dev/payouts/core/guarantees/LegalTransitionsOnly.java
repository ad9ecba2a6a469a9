package dev.payouts.core.guarantees;

import dev.payouts.core.Phase;
import dev.payouts.core.StateGraph;
import dev.payouts.core.Transition;

/** Every transition is in the graph and begins where the one before ended. */
public final class LegalTransitionsOnly implements Guarantee {
  @Override
  public void observe(Observation observation) {
    if (!(observation instanceof Observation.Decided decided)) {
      return;
    }
    Phase at = decided.before() == null ? Phase.NONE : decided.before().phase();
    for (Transition each : decided.decision().transitions()) {
      require(each.from() == at, "%s begins at %s, but it was at %s", each, each.from(), at);
      require(
          StateGraph.all().contains(new StateGraph.Edge(each.from(), each.cause(), each.to())),
          "%s is not in the graph",
          each);
      at = each.to();
    }
    var after = decided.decision().payout();
    require(
        after == null || after.phase() == at,
        "it is at %s without a transition from %s",
        after == null ? "" : after.phase(),
        at);
  }
}
