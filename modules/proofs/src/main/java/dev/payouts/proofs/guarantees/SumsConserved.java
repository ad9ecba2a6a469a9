package dev.payouts.proofs.guarantees;

import dev.payouts.avro.PayoutState;
import dev.payouts.avro.SubmitPayout;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Per currency, what was accepted is what ended or waits in review, and what the gateway paid is
 * what results call COMPLETED, but for what waits in review.
 */
public final class SumsConserved implements Guarantee {
  private final Accepted accepted = new Accepted();
  private final Map<String, PayoutState> states = new HashMap<>();
  private final Map<String, Observation.Booked> booked = new HashMap<>();

  @Override
  public void observe(Observation observation) {
    accepted.observe(observation);
    if (observation instanceof Observation.Moved seen) {
      states.put(seen.event().getPayoutId(), seen.event().getToState());
    } else if (observation instanceof Observation.Booked seen) {
      booked.put(seen.payoutId(), seen);
    }
  }

  @Override
  public void finish() {
    Map<String, BigDecimal> commanded = new HashMap<>();
    Map<String, BigDecimal> settled = new HashMap<>();
    Map<String, BigDecimal> completed = new HashMap<>();
    Map<String, BigDecimal> paid = new HashMap<>();
    for (String id : accepted.payouts()) {
      SubmitPayout command = accepted.of(id);
      if (command == null) {
        continue;
      }
      PayoutState state = states.get(id);
      add(commanded, command.getCurrency(), command.getAmount());
      if (state != null && !isOpen(state)) {
        add(settled, command.getCurrency(), command.getAmount());
      }
      if (state == PayoutState.COMPLETED) {
        add(completed, command.getCurrency(), command.getAmount());
      }
      Observation.Booked order = booked.get(id);
      if (order != null && order.word().equals("completed") && state != PayoutState.REVIEW) {
        add(paid, order.currency(), order.amount());
      }
    }
    require(settled.equals(commanded), "accepted %s, settled %s", commanded, settled);
    require(paid.equals(completed), "results say %s, the gateway paid %s", completed, paid);
  }

  private static boolean isOpen(PayoutState state) {
    return Set.of(
            PayoutState.SCHEDULED,
            PayoutState.QUEUED,
            PayoutState.SUBMITTING,
            PayoutState.PENDING,
            PayoutState.UNCERTAIN)
        .contains(state);
  }

  private static void add(Map<String, BigDecimal> sums, String currency, BigDecimal amount) {
    sums.merge(currency, amount.stripTrailingZeros(), (a, b) -> a.add(b).stripTrailingZeros());
  }
}
