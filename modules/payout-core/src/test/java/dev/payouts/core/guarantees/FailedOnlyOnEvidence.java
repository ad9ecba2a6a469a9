package dev.payouts.core.guarantees;

import dev.payouts.core.Effect;
import dev.payouts.core.Input;
import dev.payouts.core.InquiryOutcome;
import dev.payouts.core.OrderReading;
import dev.payouts.core.Payout;
import dev.payouts.core.State;
import dev.payouts.core.Status;
import dev.payouts.core.SubmitOutcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every result but a cancellation rests on the gateway's documented word for it, on an operator's,
 * or, for a rejection, on a declined attempt that the gateway then did not know. Where the gateway
 * tells, it had no order when one was rejected that way or cancelled.
 */
public final class FailedOnlyOnEvidence implements Guarantee {
  private final Map<String, Integer> declined = new HashMap<>();
  private final Set<String> made = new HashSet<>();

  @Override
  public void observe(Observation observation) {
    if (observation instanceof Observation.OrderMade order) {
      made.add(order.payoutId());
    }
    if (!(observation instanceof Observation.Decided decided)) {
      return;
    }
    if (decided.input() instanceof Input.SubmitReplied(int attempt, SubmitOutcome.Declined _)) {
      declined.put(decided.payoutId(), attempt);
    }
    Payout after = decided.decision().payout();
    if (after == null || !decided.decision().effects().contains(new Effect.PublishResult())) {
      return;
    }
    require(after.state() instanceof State.Ended, "a result in %s", after.state());
    if (after.state() instanceof State.Ended ended) {
      require(
          evident(decided, after, ended.status()),
          "%s on the word of %s",
          ended.status(),
          decided.input());
    }
  }

  private boolean evident(Observation.Decided decided, Payout after, Status status) {
    OrderReading shown = Words.shownBy(decided.input());
    if (shown != null) {
      return Words.end(shown.paymentStatus()).equals(Optional.of(status));
    }
    return switch (decided.input()) {
      case Input.Resolve resolve -> resolve.status() == status;
      case Input.InquiryReplied(int _, InquiryOutcome.Absent _) ->
          status == Status.REJECTED
              && after.attempts() > 0
              && declined.getOrDefault(decided.payoutId(), 0) == after.attempts()
              && !after.evidence().seen()
              && !made.contains(decided.payoutId());
      case Input.Cancel _, Input.TimerFired _, Input.PermitGranted _ -> neverSent(decided, status);
      case Input.Submit _, Input.SubmitReplied _, Input.InquiryReplied _, Input.CallbackHinted _ ->
          false;
    };
  }

  private boolean neverSent(Observation.Decided decided, Status status) {
    return status == Status.CANCELLED
        && !made.contains(decided.payoutId())
        && decided.before() != null
        && (decided.before().state() instanceof State.Scheduled
            || decided.before().state() instanceof State.Queued);
  }
}
