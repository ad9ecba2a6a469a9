package dev.payouts.proofs.guarantees;

import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutState;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** In the end a payout says what the gateway's ledger says, unless a person must look. */
public final class TruthIsTold implements Guarantee {
  private static final Set<String> BY_PERSON = Set.of("resolved-by-operator");

  private final Map<String, PayoutEvent> last = new HashMap<>();
  private final Map<String, Observation.Booked> booked = new HashMap<>();

  @Override
  public void observe(Observation observation) {
    if (observation instanceof Observation.Moved seen) {
      last.put(seen.event().getPayoutId(), seen.event());
    } else if (observation instanceof Observation.Booked seen) {
      booked.put(seen.payoutId(), seen);
    }
  }

  @Override
  public void finish() {
    booked
        .keySet()
        .forEach(id -> require(last.containsKey(id), "%s has an order and no payout", id));
    last.forEach(
        (id, event) -> {
          Observation.Booked order = booked.get(id);
          require(
              order == null ? tellsOfNone(event) : agrees(event, order),
              "%s is %s by %s, but the gateway's ledger has %s",
              id,
              event.getToState(),
              event.getCause(),
              order);
        });
  }

  private static boolean tellsOfNone(PayoutEvent event) {
    return switch (event.getToState()) {
      case REVIEW, REJECTED, CANCELLED -> true;
      default -> BY_PERSON.contains(event.getCause());
    };
  }

  private static boolean agrees(PayoutEvent event, Observation.Booked order) {
    if (event.getToState() == PayoutState.REVIEW) {
      return true;
    }
    return order.faithful()
        && Words.end(order.word())
            .map(status -> status.name().equals(event.getToState().name()))
            .orElse(false);
  }
}
