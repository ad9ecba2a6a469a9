package dev.payouts.core;

import dev.payouts.core.State.Ended;
import dev.payouts.core.State.Pending;
import dev.payouts.core.State.Queued;
import dev.payouts.core.State.Review;
import dev.payouts.core.State.Scheduled;
import dev.payouts.core.State.Submitting;
import dev.payouts.core.State.Uncertain;
import java.util.List;

/** What a timer that fell due leads to. */
final class Timers {
  private Timers() {}

  static Decision fired(Draft draft, Input.TimerFired fired) {
    Timer timer = draft.before.timer();
    if (timer == null
        || timer.generation() != fired.generation()
        || timer.due().isAfter(draft.now)) {
      return Decision.only(draft.before, new Effect.Ignore(Effect.Ignore.Why.STALE_TIMER));
    }
    return switch (draft.state()) {
      case Scheduled _ -> start(draft);
      case Queued _ ->
          draft.before.delivery().expired(draft.now) ? Attempts.expire(draft) : draft.done();
      case Submitting submitting -> Attempts.deadlinePassed(draft, submitting);
      case Pending _, Uncertain _, Review _, Ended _ -> inquiryOrPurge(draft, timer.kind());
    };
  }

  private static Decision start(Draft draft) {
    if (draft.before.delivery().expired(draft.now)) {
      return Attempts.expire(draft);
    }
    return draft.move(Cause.NOT_BEFORE_REACHED, new Queued(draft.now, 0), null).done();
  }

  private static Decision inquiryOrPurge(Draft draft, Timer.Kind kind) {
    return switch (kind) {
      case INQUIRE -> Inquiries.ask(draft);
      case INQUIRY_LOST -> Inquiries.lost(draft);
      case PURGE -> new Decision(null, List.of(), List.of(new Effect.Purge()));
      case START, QUEUE, DEADLINE ->
          throw new IllegalStateException("timer " + kind + " in state " + draft.state().phase());
    };
  }
}
