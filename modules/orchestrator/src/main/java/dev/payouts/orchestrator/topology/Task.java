package dev.payouts.orchestrator.topology;

import dev.payouts.core.Input;
import dev.payouts.orchestrator.census.Census;
import dev.payouts.orchestrator.pacing.Lane;
import dev.payouts.orchestrator.store.DueTimer;
import dev.payouts.orchestrator.store.LaneQueue;
import dev.payouts.orchestrator.store.TimerIndex;
import java.time.Instant;
import java.util.Map;

/** One partition at work: what its processor keeps between records. */
final class Task {
  /** Bounds how long a tick keeps records waiting. */
  private static final int TIMERS_PER_TICK_MAX = 500;

  private static final int PERMITS_PER_TICK_MAX = 500;

  private static final int NEVER_STEPPED = -1;

  private final int partition;
  private final Desk desk;
  private final Outbox outbox;
  private final TimerIndex timers;
  private final LaneQueue queue;
  private final Map<String, Lane> lanes;
  private final Census census;
  private final Map<String, Integer> strays;
  private final CommitPace pace;
  private final Runnable commit;
  private int commitsBefore = NEVER_STEPPED;
  private boolean asked;

  Task(
      int partition,
      Desk desk,
      Outbox outbox,
      TimerIndex timers,
      LaneQueue queue,
      Map<String, Lane> lanes,
      Census census,
      Map<String, Integer> strays,
      CommitPace pace,
      Runnable commit) {
    this.partition = partition;
    this.desk = desk;
    this.outbox = outbox;
    this.timers = timers;
    this.queue = queue;
    this.lanes = lanes;
    this.census = census;
    this.strays = strays;
    this.pace = pace;
    this.commit = commit;
  }

  Desk desk() {
    return desk;
  }

  Outbox outbox() {
    return outbox;
  }

  int partition() {
    return partition;
  }

  Census census() {
    return census;
  }

  Map<String, Integer> strays() {
    return strays;
  }

  Map<String, Lane> lanes() {
    return lanes;
  }

  int queued(String lane) {
    return queue.length(lane);
  }

  boolean hasLane(String lane) {
    return lanes.containsKey(lane);
  }

  /** A record is processed. */
  void stepped() {
    commitsBefore = pace.stepped();
  }

  /** Fires what is due, asks what may be asked, and hands out permits. */
  void tick(Instant now) {
    boolean acted = fire(TimerIndex.DEADLINES, now, TIMERS_PER_TICK_MAX);
    for (Map.Entry<String, Lane> lane : lanes.entrySet()) {
      int free = Math.min(lane.getValue().inquiriesFree(now.toEpochMilli()), TIMERS_PER_TICK_MAX);
      acted |= fire(lane.getKey(), now, free);
      acted |= permit(lane.getKey(), lane.getValue(), now);
    }
    if (acted) {
      stepped();
    }
    commitEarly(now.toEpochMilli());
  }

  private void commitEarly(long nowMillis) {
    if (asked) {
      asked = false;
      pace.done(nowMillis);
    }
    if (pace.isDue(commitsBefore, nowMillis)) {
      asked = true;
      commit.run();
    }
  }

  /** Until this moment, in milliseconds, ticks find nothing to do unless something comes in. */
  long idleUntil() {
    long until = timers.noneBefore(TimerIndex.DEADLINES);
    for (String lane : lanes.keySet()) {
      until = Math.min(until, queue.length(lane) > 0 ? 0 : timers.noneBefore(lane));
    }
    return until;
  }

  private boolean fire(String shelf, Instant now, int limit) {
    var due = timers.due(shelf, now, limit);
    for (DueTimer timer : due) {
      boolean changed =
          desk.handle(
              timer.payoutId(), new Input.TimerFired(timer.generation()), now, Desk.Origin.ITSELF);
      if (!changed) {
        timers.drop(shelf, timer);
      }
    }
    return !due.isEmpty();
  }

  private boolean permit(String name, Lane lane, Instant now) {
    if (queue.length(name) == 0) {
      return false;
    }
    int permits = Math.min(lane.permits(now.toEpochMilli()), PERMITS_PER_TICK_MAX);
    if (permits == 0) {
      return false;
    }
    for (String payoutId : queue.take(name, permits)) {
      desk.handle(payoutId, desk.permit(name), now, Desk.Origin.ITSELF);
    }
    return true;
  }
}
