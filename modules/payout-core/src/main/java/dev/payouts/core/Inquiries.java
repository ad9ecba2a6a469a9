package dev.payouts.core;

import dev.payouts.core.State.Ended;
import dev.payouts.core.State.Pending;
import dev.payouts.core.State.Queued;
import dev.payouts.core.State.Review;
import dev.payouts.core.State.Scheduled;
import dev.payouts.core.State.Submitting;
import dev.payouts.core.State.Uncertain;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What inquiries, their answers and callbacks lead to. */
final class Inquiries {
  private Inquiries() {}

  static Decision ask(Draft draft) {
    Inquiry asked = draft.inquiry().ask(draft.now);
    return draft
        .inquiry(asked)
        .effect(
            new Effect.InquireOrder(asked.number(), draft.now.plus(draft.policy.inquiryLimit())))
        .done();
  }

  static Decision lost(Draft draft) {
    draft.inquiry(draft.inquiry().answered());
    return inconclusive(draft);
  }

  static Decision hinted(Draft draft) {
    return switch (draft.state()) {
      case Scheduled _, Queued _ -> announced(draft);
      // An attempt under way ends soon, and then it is asked about anyway.
      case Submitting _ ->
          Decision.only(draft.before, new Effect.Ignore(Effect.Ignore.Why.STALE_REPLY));
      case Pending _, Uncertain _, Review _, Ended _ ->
          draft.inquiry().inFlight()
              ? draft.inquiry(draft.inquiry().hint()).done()
              : draft.inquiry(draft.inquiry().restart()).inquireAt(draft.now).done();
    };
  }

  /**
   * The gateway speaks of an order although none should be there: before one is made, it is asked.
   * It may call an order that it has just announced unknown for a while.
   */
  private static Decision announced(Draft draft) {
    String reason = "the gateway called back before an attempt";
    Instant provenFrom = draft.now.plus(draft.policy.settledAfter());
    return draft
        .move(Cause.ORDER_ANNOUNCED, new Uncertain(draft.now, provenFrom, false, reason), reason)
        .inquiry(draft.inquiry().restart())
        .inquireAt(draft.now)
        .done();
  }

  static Decision replied(Draft draft, Input.InquiryReplied replied) {
    Instant askedAt = draft.inquiry().askedAt();
    if (askedAt == null || replied.inquiry() != draft.inquiry().number()) {
      return late(draft, replied.outcome());
    }
    boolean overtaken = draft.inquiry().hinted();
    draft.inquiry(draft.inquiry().answered());
    if (overtaken) {
      draft.askAgain();
    }
    return switch (replied.outcome()) {
      case InquiryOutcome.Found found -> Readings.follow(draft, found.order(), Cause.ORDER_FOUND);
      // What arrived since it was asked may have changed the answer.
      case InquiryOutcome.Absent _ when overtaken -> inconclusive(draft);
      case InquiryOutcome.Absent _ -> absent(draft, askedAt);
      case InquiryOutcome.Inconclusive _ -> inconclusive(draft);
    };
  }

  /** An old answer may be out of date, but an order that was seen exists. */
  private static Decision late(Draft draft, InquiryOutcome outcome) {
    if (!(outcome instanceof InquiryOutcome.Found found)) {
      return Attempts.stale(draft);
    }
    return switch (draft.state()) {
      case Scheduled _, Queued _, Uncertain _, Review _ ->
          Readings.follow(draft, found.order(), Cause.ORDER_FOUND);
      // An end that was shown is an end, however late: a slow poller must not keep it open for
      // ever.
      case Pending _ when found.order().meaning().filter(Phase::ended).isPresent() ->
          Readings.follow(draft, found.order(), Cause.ORDER_FOUND);
      case Pending _ -> Attempts.stale(draft);
      case Submitting _, Ended _ -> doubt(draft);
    };
  }

  /** The order was seen while the payout rests on its absence: never make it again, and ask. */
  static Decision doubt(Draft draft) {
    if (draft.seen()) {
      return Attempts.stale(draft);
    }
    draft.exists();
    // An attempt under way ends soon, and then it is asked about anyway.
    return draft.state() instanceof Submitting ? draft.done() : hinted(draft);
  }

  private static Decision absent(Draft draft, Instant askedAt) {
    if (!(draft.state() instanceof Uncertain uncertain) || draft.seen()) {
      return inconclusive(draft);
    }
    if (askedAt.isBefore(uncertain.quarantineUntil())) {
      return uncertain.declined() && draft.now.isBefore(uncertain.quarantineUntil())
          ? draft.inquireAt(uncertain.quarantineUntil()).done()
          : inconclusive(draft);
    }
    return uncertain.declined()
        ? draft.end(Cause.ABSENT_AFTER_DECLINE, Status.REJECTED, uncertain.reason()).done()
        : provenAbsent(draft);
  }

  private static Decision provenAbsent(Draft draft) {
    if (draft.isAdopted() && draft.attempts() == 0) {
      return review(
          draft,
          Cause.RESUBMIT_FORBIDDEN,
          "the gateway does not know the order, but a lost result may have said that it is not paid");
    }
    if (draft.policy.resubmit() == Policy.Resubmit.NEVER) {
      return review(draft, Cause.RESUBMIT_FORBIDDEN, "the gateway does not know the order");
    }
    if (draft.resubmits() >= draft.policy.resubmitsMax()) {
      return review(draft, Cause.RESUBMITS_EXHAUSTED, "the gateway never kept the order");
    }
    if (draft.attempts() > 0) {
      draft.recordResubmit();
    }
    State next =
        draft.before.delivery().early(draft.now) ? new Scheduled() : new Queued(draft.now, 0);
    return draft.move(Cause.ABSENT_AFTER_QUARANTINE, next, null).done();
  }

  /** Nothing was learned: ask again later, or let a person look once it took too long. */
  static Decision inconclusive(Draft draft) {
    return switch (draft.state()) {
      case Uncertain uncertain ->
          tooLong(draft, uncertain.since(), draft.policy.unresolvedLimit())
              .orElseGet(() -> draft.inquireAt(nextWhileUncertain(draft, uncertain)).done());
      case Pending pending ->
          tooLong(draft, pending.since(), draft.policy.pendingLimit())
              .orElseGet(() -> again(draft, draft.policy.inquirySchedule()));
      case Review _ -> again(draft, draft.policy.reviewSchedule());
      case Ended _ -> again(draft, draft.policy.watchSchedule());
      case Scheduled _, Queued _, Submitting _ -> Attempts.stale(draft);
    };
  }

  static Optional<Decision> tooLong(Draft draft, Instant since, Duration limit) {
    if (draft.now.isBefore(since.plus(limit))) {
      return Optional.empty();
    }
    return Optional.of(review(draft, Cause.UNRESOLVED_TOO_LONG, "open for longer than " + limit));
  }

  private static Decision again(Draft draft, InquirySchedule schedule) {
    return draft
        .inquireAt(draft.now.plus(schedule.delay(draft.inquiry().step(), draft.before.id())))
        .done();
  }

  /** The end of the quarantine is the first moment at which "not found" proves something. */
  private static Instant nextWhileUncertain(Draft draft, Uncertain uncertain) {
    Instant regular =
        draft.now.plus(
            draft.policy.inquirySchedule().delay(draft.inquiry().step(), draft.before.id()));
    Instant end = uncertain.quarantineUntil();
    return draft.now.isBefore(end) && regular.isAfter(end) ? end : regular;
  }

  private static Decision review(Draft draft, Cause cause, String reason) {
    return draft
        .move(cause, new Review(draft.now, reason), reason)
        .inquiry(draft.inquiry().restart())
        .inquireAt(draft.now.plus(draft.policy.reviewSchedule().delay(0, draft.before.id())))
        .done();
  }
}
