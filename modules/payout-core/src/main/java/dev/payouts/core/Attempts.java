package dev.payouts.core;

import dev.payouts.core.State.Ended;
import dev.payouts.core.State.Pending;
import dev.payouts.core.State.Queued;
import dev.payouts.core.State.Review;
import dev.payouts.core.State.Scheduled;
import dev.payouts.core.State.Submitting;
import dev.payouts.core.State.Uncertain;
import java.time.Instant;

/** What permits and workers' words lead to. */
final class Attempts {
  private Attempts() {}

  static Decision permit(Draft draft) {
    if (!(draft.state() instanceof Queued queued) || queued.readyAt().isAfter(draft.now)) {
      return Decision.only(draft.before, new Effect.Ignore(Effect.Ignore.Why.STALE_PERMIT));
    }
    if (draft.before.delivery().expired(draft.now)) {
      return expire(draft);
    }
    Instant deadline = draft.now.plus(draft.policy.attemptDeadline());
    draft.recordAttempt();
    return draft
        .move(Cause.PERMIT_GRANTED, new Submitting(deadline, queued.notSentInRow()), null)
        .effect(new Effect.SubmitOrder(draft.attempts(), deadline))
        .done();
  }

  static Decision expire(Draft draft) {
    return draft
        .end(Cause.EXPIRED, Status.CANCELLED, "expires_at passed before it was sent")
        .done();
  }

  static Decision deadlinePassed(Draft draft, Submitting submitting) {
    return uncertain(draft, submitting, Cause.DEADLINE_PASSED, false, "no reply by the deadline");
  }

  static Decision replied(Draft draft, Input.SubmitReplied replied) {
    return switch (replied.outcome()) {
      case SubmitOutcome.Accepted accepted -> accepted(draft, replied.attempt(), accepted);
      case SubmitOutcome.Declined declined -> declined(draft, replied.attempt(), declined);
      case SubmitOutcome.NotSent notSent -> notSent(draft, replied.attempt(), notSent);
      case SubmitOutcome.Unknown unknown ->
          draft.state() instanceof Submitting submitting && isCurrent(draft, replied.attempt())
              ? uncertain(draft, submitting, Cause.SUBMIT_UNKNOWN, false, unknown.reason())
              : stale(draft);
    };
  }

  private static Decision accepted(Draft draft, int attempt, SubmitOutcome.Accepted accepted) {
    if (attempt > draft.attempts()) {
      return stale(draft);
    }
    return switch (draft.state()) {
      case Queued _, Submitting _, Uncertain _, Review _ ->
          Readings.follow(draft, accepted.order(), Cause.ORDER_ACCEPTED);
      case Scheduled _, Pending _, Ended _ -> stale(draft);
    };
  }

  private static Decision declined(Draft draft, int attempt, SubmitOutcome.Declined declined) {
    if (!isCurrent(draft, attempt)) {
      return stale(draft);
    }
    return switch (draft.state()) {
      case Submitting submitting ->
          uncertain(draft, submitting, Cause.SUBMIT_DECLINED, true, declined.reason());
      case Uncertain uncertain when !uncertain.declined() ->
          draft
              .refine(
                  new Uncertain(
                      uncertain.since(), uncertain.quarantineUntil(), true, declined.reason()))
              .inquiry(draft.inquiry().hint())
              .inquireAt(draft.now)
              .done();
      case Scheduled _, Queued _, Pending _, Uncertain _, Review _, Ended _ -> stale(draft);
    };
  }

  private static Decision notSent(Draft draft, int attempt, SubmitOutcome.NotSent notSent) {
    // Once uncertain, only the gateway's word counts: a request that was delivered twice, by reset
    // offsets, is refused the second time although it was sent the first.
    if (!(draft.state() instanceof Submitting submitting) || !isCurrent(draft, attempt)) {
      return stale(draft);
    }
    int inRow = submitting.notSentInRow() + 1;
    Instant readyAt =
        draft.now.plus(draft.policy.notSentBackoff().delay(inRow - 1, draft.before.id()));
    return draft.move(Cause.SUBMIT_NOT_SENT, new Queued(readyAt, inRow), notSent.reason()).done();
  }

  static Decision uncertain(
      Draft draft, Submitting submitting, Cause cause, boolean declined, String reason) {
    Instant quarantineUntil = submitting.deadline().plus(draft.policy.quarantine());
    Instant inquireAt =
        declined
            ? draft.now
            : draft.now.plus(draft.policy.inquirySchedule().delay(0, draft.before.id()));
    return draft
        .move(cause, new Uncertain(draft.now, quarantineUntil, declined, reason), reason)
        .inquiry(draft.inquiry().restart())
        .inquireAt(inquireAt)
        .done();
  }

  private static boolean isCurrent(Draft draft, int attempt) {
    return attempt == draft.attempts();
  }

  static Decision stale(Draft draft) {
    return Decision.only(draft.before, new Effect.Ignore(Effect.Ignore.Why.STALE_REPLY));
  }
}
