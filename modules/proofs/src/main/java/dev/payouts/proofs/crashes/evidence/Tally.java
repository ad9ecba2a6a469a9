package dev.payouts.proofs.crashes.evidence;

import dev.payouts.avro.PayoutState;
import dev.payouts.core.Phase;
import dev.payouts.proofs.guarantees.Observation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The figures of a run: how many payouts there were, and how they ended. */
public final class Tally {
  private final Set<String> acknowledged = new HashSet<>();
  private final Map<String, PayoutState> states = new HashMap<>();
  private final Map<String, Integer> orders = new HashMap<>();
  private final Map<String, Integer> posts = new HashMap<>();

  public void observe(Observation observation) {
    switch (observation) {
      case Observation.Acknowledged seen -> acknowledged.add(seen.payoutId());
      case Observation.Moved seen ->
          states.put(seen.event().getPayoutId(), seen.event().getToState());
      case Observation.OrderMade seen -> orders.merge(seen.payoutId(), 1, Integer::sum);
      case Observation.Posted seen -> posts.merge(seen.payoutId(), 1, Integer::sum);
      case Observation.Commanded _,
          Observation.Requested _,
          Observation.Replied _,
          Observation.Resulted _,
          Observation.Rejected _,
          Observation.DeadLettered _,
          Observation.Garbled _,
          Observation.Booked _,
          Observation.Logged _,
          Observation.StateLost _ -> {}
    }
  }

  public long payouts() {
    return states.size();
  }

  public long review() {
    return states.values().stream().filter(PayoutState.REVIEW::equals).count();
  }

  /** Payouts with more than one order. */
  public long paidTwice() {
    return orders.values().stream().filter(count -> count > 1).count();
  }

  /** Payouts that were sent more than once. */
  public long sentAgain() {
    return posts.values().stream().filter(count -> count > 1).count();
  }

  /** Payouts that somebody said to have, or that were begun, and that neither ended nor wait. */
  public long lost() {
    Set<String> open = new HashSet<>(acknowledged);
    open.addAll(states.keySet());
    open.removeIf(id -> isSettled(states.get(id)));
    return open.size();
  }

  static boolean isSettled(@Nullable PayoutState state) {
    return state != null && (state == PayoutState.REVIEW || Phase.valueOf(state.name()).ended());
  }
}
