package dev.payouts.core;

import dev.payouts.core.State.Ended;
import dev.payouts.core.State.Pending;
import dev.payouts.core.State.Queued;
import dev.payouts.core.State.Review;
import dev.payouts.core.State.Scheduled;
import dev.payouts.core.State.Submitting;
import dev.payouts.core.State.Uncertain;
import java.time.Instant;

/** What commands lead to. */
final class Commands {
  private Commands() {}

  static Decision submit(Input.Submit submit, Instant now, Policy policy) {
    Draft draft = Draft.unborn(submit, now, policy);
    if (submit.adopted()) {
      return askFirst(draft, Cause.COMMAND_ADOPTED, "what became of it before is lost");
    }
    if (submit.recordedAt().isBefore(now.minus(policy.freshFor()))) {
      return askFirst(draft, Cause.OLD_COMMAND, "the command is old");
    }
    if (submit.delivery().early(now)) {
      return draft.move(Cause.COMMAND_ACCEPTED, new Scheduled(), null).done();
    }
    return draft.move(Cause.COMMAND_ACCEPTED, new Queued(now, 0), null).done();
  }

  /** The state that knew this payout may be lost, and its attempt still under way. */
  private static Decision askFirst(Draft draft, Cause cause, String reason) {
    Instant quarantineUntil =
        draft.now.plus(draft.policy.attemptDeadline()).plus(draft.policy.quarantine());
    return draft
        .move(cause, new Uncertain(draft.now, quarantineUntil, false, reason), null)
        .inquireAt(draft.now)
        .done();
  }

  static Decision repeat(Payout payout, Input.Submit submit) {
    if (payout.terms().equals(submit.terms())) {
      return Decision.only(payout, new Effect.Ignore(Effect.Ignore.Why.DUPLICATE));
    }
    return Decision.only(
        payout,
        new Effect.RejectCommand(
            RejectionCode.CONFLICT,
            "a payout with this id and other content exists and stays as it is;"
                + " use a new id for another payout"));
  }

  static Decision cancel(Draft draft, Input.Cancel cancel) {
    return switch (draft.state()) {
      case Scheduled _, Queued _ ->
          draft.end(Cause.CANCELLED_BY_COMMAND, Status.CANCELLED, cancel.reason()).done();
      case Ended ended when ended.status() == Status.CANCELLED ->
          Decision.only(draft.before, new Effect.Ignore(Effect.Ignore.Why.ALREADY_CANCELLED));
      case Submitting _, Pending _, Uncertain _, Review _, Ended _ ->
          Decision.only(
              draft.before,
              new Effect.RejectCommand(
                  RejectionCode.TOO_LATE,
                  "the payout may have been sent already; it is " + draft.state().phase()));
    };
  }

  static Decision resolve(Draft draft, Input.Resolve resolve) {
    if (!(draft.state() instanceof Review)) {
      return Decision.only(
          draft.before,
          new Effect.RejectCommand(
              RejectionCode.NOT_IN_REVIEW,
              "only a payout in REVIEW can be resolved; it is " + draft.state().phase()));
    }
    if (!StateGraph.allows(Phase.REVIEW, Cause.RESOLVED_BY_OPERATOR, resolve.status().phase())) {
      return Decision.only(
          draft.before,
          new Effect.RejectCommand(
              RejectionCode.INVALID,
              "a payout can be resolved as COMPLETED, FAILED or REFUNDED, not as "
                  + resolve.status()));
    }
    String reason = "resolved by " + resolve.operator() + ": " + resolve.evidence();
    return draft.end(Cause.RESOLVED_BY_OPERATOR, resolve.status(), reason).done();
  }
}
