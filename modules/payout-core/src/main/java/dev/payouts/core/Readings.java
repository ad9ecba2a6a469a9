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

/** What an order shown by the gateway leads to. */
final class Readings {
  private Readings() {}

  static Decision follow(Draft draft, OrderReading reading, Cause cause) {
    draft.exists();
    Optional<String> contradiction = reading.contradiction(draft.before.id(), draft.before.terms());
    if (contradiction.isPresent()) {
      return differs(draft, contradiction.get());
    }
    Phase meaning = reading.meaning().orElse(null);
    if (meaning == null) {
      return unreadable(draft);
    }
    draft.learn(reading);
    return switch (meaning) {
      case PENDING -> open(draft, cause);
      case COMPLETED -> ended(draft, reading, cause, Status.COMPLETED);
      case FAILED -> ended(draft, reading, cause, Status.FAILED);
      case REJECTED -> ended(draft, reading, cause, Status.REJECTED);
      case REFUNDED -> ended(draft, reading, cause, Status.REFUNDED);
      case OVERDUE -> ended(draft, reading, cause, Status.OVERDUE);
      case NONE, SCHEDULED, QUEUED, SUBMITTING, UNCERTAIN, REVIEW, CANCELLED ->
          throw new IllegalStateException("no reading means " + meaning);
    };
  }

  private static Decision ended(Draft draft, OrderReading reading, Cause cause, Status status) {
    if (draft.state() instanceof Ended ended && ended.status() == status) {
      return draft.inquireAt(draft.now.plus(watchDelay(draft))).done();
    }
    String reason = status == Status.COMPLETED ? null : reading.failReason();
    return draft.end(cause, status, reason).done();
  }

  private static Decision open(Draft draft, Cause cause) {
    Instant next = draft.now.plus(openDelay(draft));
    return switch (draft.state()) {
      case Pending pending ->
          Inquiries.tooLong(draft, pending.since(), draft.policy.pendingLimit())
              .orElseGet(() -> draft.inquireAt(next).done());
      // The result stands until the gateway says another end; ask often while it hesitates.
      case Ended _ -> draft.inquireAt(next).done();
      case Review _ when draft.waitedTooLong() -> Inquiries.inconclusive(draft);
      case Scheduled _, Queued _, Submitting _, Uncertain _, Review _ -> {
        draft.inquiry(draft.inquiry().restart());
        yield draft
            .move(cause, new Pending(draft.now), null)
            .inquireAt(draft.now.plus(openDelay(draft)))
            .done();
      }
    };
  }

  /** A word nobody documented proves that the order exists, and nothing else. */
  private static Decision unreadable(Draft draft) {
    String reason = "the gateway shows an unknown status word";
    return switch (draft.state()) {
      case Submitting submitting ->
          Attempts.uncertain(draft, submitting, Cause.SUBMIT_UNKNOWN, false, reason);
      case Scheduled _, Queued _ -> differs(draft, reason);
      case Pending _, Uncertain _, Review _, Ended _ -> Inquiries.inconclusive(draft);
    };
  }

  private static Decision differs(Draft draft, String detail) {
    if (draft.state() instanceof Review) {
      return Inquiries.inconclusive(draft);
    }
    return draft
        .move(Cause.READING_DIFFERS, new Review(draft.now, detail), detail)
        .inquiry(draft.inquiry().restart())
        .inquireAt(draft.now.plus(draft.policy.reviewSchedule().delay(0, draft.before.id())))
        .done();
  }

  private static Duration openDelay(Draft draft) {
    return draft.policy.inquirySchedule().delay(draft.inquiry().step(), draft.before.id());
  }

  private static Duration watchDelay(Draft draft) {
    return draft.policy.watchSchedule().delay(draft.inquiry().step(), draft.before.id());
  }
}
