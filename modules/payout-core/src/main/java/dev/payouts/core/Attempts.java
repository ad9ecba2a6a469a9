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
    // Ready or not by this clock: it stood in the queue, so a clock has said that it was.
    if (!(draft.state() instanceof Queued queued)) {
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
      case SubmitOutcome.Accepted accepted -> accepted(draft, accepted);
      case SubmitOutcome.Declined declined -> declined(draft, replied.attempt(), declined);
      case SubmitOutcome.NotSent notSent -> notSent(draft, replied.attempt(), notSent);
      case SubmitOutcome.Unknown unknown ->
          draft.state() instanceof Submitting submitting && isCurrent(draft, replied.attempt())
              ? uncertain(draft, submitting, Cause.SUBMIT_UNKNOWN, false, unknown.reason())
              : stale(draft);
    };
  }

  /**
   * Whatever the attempt's number: an order that was shown exists, also when its attempt is older
   * than the last one, or newer because the state that knew it was lost.
   */
  private static Decision accepted(Draft draft, SubmitOutcome.Accepted accepted) {
    return switch (draft.state()) {
      case Scheduled _, Queued _, Submitting _, Uncertain _, Review _ ->
          Readings.follow(draft, accepted.order(), Cause.ORDER_ACCEPTED);
      case Pending _ -> stale(draft);
      case Ended _ -> Inquiries.doubt(draft);
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
                      uncertain.since(), declinedUntil(draft), true, draft.hide(declined.reason())))
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
    // Such a refusal begins when the worker's clock reaches the deadline, which may be before ours
    // does and long before a late timer falls due. And an order that exists must not be made again.
    Instant refusals = submitting.deadline().minus(draft.policy.clockSkew());
    if (!draft.now.isBefore(refusals) || draft.seen()) {
      return uncertain(draft, submitting, Cause.SUBMIT_UNKNOWN, false, notSent.reason());
    }
    int inRow = submitting.notSentInRow() + 1;
    Instant readyAt =
        draft.now.plus(draft.policy.notSentBackoff().delay(inRow - 1, draft.before.id()));
    return draft.move(Cause.SUBMIT_NOT_SENT, new Queued(readyAt, inRow), notSent.reason()).done();
  }

  static Decision uncertain(
      Draft draft, Submitting submitting, Cause cause, boolean declined, String reason) {
    Instant quarantineUntil =
        declined ? declinedUntil(draft) : submitting.deadline().plus(draft.policy.quarantine());
    Instant inquireAt =
        declined
            ? draft.now
            : draft.now.plus(draft.policy.inquirySchedule().delay(0, draft.before.id()));
    return draft
        .move(
            cause, new Uncertain(draft.now, quarantineUntil, declined, draft.hide(reason)), reason)
        .inquiry(draft.inquiry().restart())
        .inquireAt(inquireAt)
        .done();
  }

  /**
   * The request has arrived, so none can arrive later. But an error envelope is no proof that there
   * is no order, and the gateway may call a new one unknown for a while.
   */
  private static Instant declinedUntil(Draft draft) {
    return draft.now.plus(draft.policy.settledAfter());
  }

  private static boolean isCurrent(Draft draft, int attempt) {
    return attempt > 0 && attempt == draft.attempts();
  }

  static Decision stale(Draft draft) {
    return Decision.only(draft.before, new Effect.Ignore(Effect.Ignore.Why.STALE_REPLY));
  }
}
