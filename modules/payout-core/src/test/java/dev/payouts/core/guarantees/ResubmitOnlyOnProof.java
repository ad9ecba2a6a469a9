package dev.payouts.core.guarantees;

import dev.payouts.core.Effect;
import dev.payouts.core.Input;
import dev.payouts.core.InquiryOutcome;
import dev.payouts.core.Payout;
import dev.payouts.core.Policy;
import dev.payouts.core.State;
import dev.payouts.core.SubmitOutcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A further attempt follows only on proof that the last one was not sent, or on a "not found" asked
 * for when the last one could no longer arrive; never once the order was seen.
 */
public final class ResubmitOnlyOnProof implements Guarantee {
  private static final class Known {
    @Nullable Instant arrivesUntil;
    boolean proven = true;
    boolean seen;
    final Map<Integer, Instant> asked = new HashMap<>();
  }

  private final Map<String, Known> payouts = new HashMap<>();

  @Override
  public void observe(Observation observation) {
    if (!(observation instanceof Observation.Decided decided)) {
      return;
    }
    if (decided.decision().payout() == null) {
      payouts.remove(decided.payoutId());
      return;
    }
    Known known = payouts.computeIfAbsent(decided.payoutId(), _ -> new Known());
    learn(known, decided);
    for (Effect effect : decided.decision().effects()) {
      if (effect instanceof Effect.SubmitOrder submit) {
        require(known.proven, "attempt %d without proof against the last", submit.attempt());
        require(!known.seen, "attempt %d for an order that was seen", submit.attempt());
        known.proven = false;
        known.arrivesUntil = lastArrival(submit.deadline(), decided.policy());
      } else if (effect instanceof Effect.InquireOrder inquire) {
        known.asked.put(inquire.inquiry(), decided.at());
      }
    }
  }

  private static void learn(Known known, Observation.Decided decided) {
    known.seen |= Words.shownBy(decided.input()) != null;
    Payout before = decided.before();
    if (before == null) {
      boolean old =
          decided.input() instanceof Input.Submit submit
              && (submit.adopted()
                  || submit.recordedAt().isBefore(decided.at().minus(decided.policy().freshFor())));
      known.proven = !old;
      known.arrivesUntil =
          lastArrival(decided.at().plus(decided.policy().attemptDeadline()), decided.policy());
      return;
    }
    switch (decided.input()) {
      case Input.SubmitReplied(int attempt, SubmitOutcome.NotSent _) ->
          known.proven |=
              attempt == before.attempts()
                  && before.state() instanceof State.Submitting submitting
                  && decided
                      .at()
                      .isBefore(submitting.deadline().minus(decided.policy().clockSkew()));
      case Input.InquiryReplied(int inquiry, InquiryOutcome.Absent _) -> {
        Instant asked = known.asked.get(inquiry);
        known.proven |=
            asked != null
                && known.arrivesUntil != null
                && !asked.isBefore(known.arrivesUntil)
                && decided.policy().resubmit() == Policy.Resubmit.AFTER_QUARANTINE;
      }
      case Input.CallbackHinted _ when isWaiting(before) -> {
        // The gateway speaks of an order: whatever was proven before is in doubt again.
        known.proven = false;
        known.arrivesUntil = decided.at().plus(decided.policy().notFoundStaleness());
      }
      case Input.SubmitReplied _,
          Input.InquiryReplied _,
          Input.CallbackHinted _,
          Input.Submit _,
          Input.Cancel _,
          Input.Resolve _,
          Input.PermitGranted _,
          Input.TimerFired _ -> {}
    }
  }

  /** From then on the gateway's "not found" cannot overlook the attempt. */
  private static boolean isWaiting(Payout payout) {
    return payout.state() instanceof State.Queued || payout.state() instanceof State.Scheduled;
  }

  private static Instant lastArrival(Instant deadline, Policy policy) {
    return deadline
        .plus(policy.clockSkew())
        .plus(policy.callLimit())
        .plus(policy.orphanedSocket())
        .plus(policy.notFoundStaleness());
  }
}
