package dev.payouts.proofs.guarantees;

import dev.payouts.avro.PayoutState;
import dev.payouts.avro.RecordPosition;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.core.Phase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Once faults have stopped, every payout that was taken is a command, every submit command was
 * rejected or its payout has a result or waits in review, and every record that cannot be read is a
 * dead letter.
 */
public final class EveryPayoutEnds implements Guarantee {
  private final Map<RecordPosition, String> submits = new HashMap<>();
  private final Set<String> acknowledged = new HashSet<>();
  private final Set<RecordPosition> rejected = new HashSet<>();
  private final Map<String, PayoutState> states = new HashMap<>();
  private final Set<RecordPosition> garbled = new HashSet<>();
  private final Set<RecordPosition> deadLetters = new HashSet<>();

  @Override
  public void observe(Observation observation) {
    switch (observation) {
      case Observation.Commanded seen -> {
        if (seen.command().getBody() instanceof SubmitPayout) {
          submits.put(seen.position(), seen.command().getPayoutId());
        }
      }
      case Observation.Acknowledged seen -> acknowledged.add(seen.payoutId());
      case Observation.Rejected seen -> rejected.add(seen.rejection().getSource());
      case Observation.Moved seen ->
          states.put(seen.event().getPayoutId(), seen.event().getToState());
      case Observation.Garbled seen -> garbled.add(seen.position());
      case Observation.DeadLettered seen -> {
        require(
            garbled.contains(seen.source()),
            "%s is a dead letter, but could be read",
            seen.source());
        deadLetters.add(seen.source());
      }
      case Observation.Requested _,
          Observation.Replied _,
          Observation.Resulted _,
          Observation.Posted _,
          Observation.OrderMade _,
          Observation.Booked _,
          Observation.Logged _,
          Observation.StateLost _ -> {}
    }
  }

  @Override
  public void finish() {
    Set<String> commanded = new HashSet<>(submits.values());
    acknowledged.forEach(
        id -> require(commanded.contains(id), "%s was taken, but is no command", id));
    submits.forEach(
        (position, id) -> {
          PayoutState state = states.get(id);
          require(
              rejected.contains(position) || state != null,
              "%s at %s was dropped in silence",
              id,
              position);
          require(
              state == null || state == PayoutState.REVIEW || Phase.valueOf(state.name()).ended(),
              "%s is still %s",
              id,
              state);
        });
    require(deadLetters.equals(garbled), "dead letters %s, not %s", deadLetters, garbled);
  }
}
