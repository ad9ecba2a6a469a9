package dev.payouts.proofs.guarantees;

import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutState;
import dev.payouts.core.Phase;
import dev.payouts.core.StateGraph;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every transition is in the graph, begins where the one before ended, and none is missing. */
public final class LegalTransitionsOnly implements Guarantee {
  private record Edge(String from, String cause, String to) {}

  private static final Set<Edge> GRAPH =
      StateGraph.all().stream()
          .map(edge -> new Edge(edge.from().name(), edge.cause().word(), edge.to().name()))
          .collect(Collectors.toUnmodifiableSet());

  private final Map<String, PayoutEvent> last = new HashMap<>();

  @Override
  public void observe(Observation observation) {
    if (observation instanceof Observation.StateLost) {
      last.clear();
    } else if (observation instanceof Observation.Moved moved) {
      follow(moved.event());
    }
  }

  private void follow(PayoutEvent event) {
    PayoutEvent before = last.put(event.getPayoutId(), event);
    // A payout that was forgotten after its window may begin anew.
    boolean begins = event.getSequence() == 1 && (before == null || ended(before));
    int sequence = begins || before == null ? 1 : before.getSequence() + 1;
    PayoutState from = begins || before == null ? PayoutState.NONE : before.getToState();
    require(
        event.getSequence() == sequence && event.getFromState() == from,
        "%s: %d. %s -> %s does not follow %s",
        event.getPayoutId(),
        event.getSequence(),
        event.getFromState(),
        event.getToState(),
        before == null ? "nothing" : before.getSequence() + ". " + before.getToState());
    require(
        GRAPH.contains(
            new Edge(event.getFromState().name(), event.getCause(), event.getToState().name())),
        "%s: %s -> %s by %s is not in the graph",
        event.getPayoutId(),
        event.getFromState(),
        event.getToState(),
        event.getCause());
  }

  private static boolean ended(PayoutEvent event) {
    return Phase.valueOf(event.getToState().name()).ended();
  }
}
