package dev.payouts.core.guarantees;

import dev.payouts.core.Payout;
import dev.payouts.core.State;
import dev.payouts.core.Timer;

/** A payout that only time can move has a timer, of a kind that its state understands. */
public final class AlwaysATimer implements Guarantee {
  @Override
  public void observe(Observation observation) {
    if (!(observation instanceof Observation.Decided decided)) {
      return;
    }
    Payout after = decided.decision().payout();
    if (after == null) {
      return;
    }
    Timer timer = after.timer();
    if (timer == null) {
      require(
          after.wantsPermit(decided.at()) && after.delivery().expiresAt() == null,
          "nothing will move it in %s",
          after.phase());
      return;
    }
    boolean fits =
        switch (after.state()) {
          case State.Scheduled _ -> timer.kind() == Timer.Kind.START;
          case State.Queued _ -> timer.kind() == Timer.Kind.QUEUE;
          case State.Submitting _ -> timer.kind() == Timer.Kind.DEADLINE;
          case State.Pending _, State.Uncertain _, State.Review _ -> asks(after, timer);
          case State.Ended _ -> timer.kind() == Timer.Kind.PURGE || asks(after, timer);
        };
    require(fits, "timer %s in %s", timer, after.state());
  }

  private static boolean asks(Payout payout, Timer timer) {
    return timer.kind()
        == (payout.inquiry().inFlight() ? Timer.Kind.INQUIRY_LOST : Timer.Kind.INQUIRE);
  }
}
