package dev.payouts.orchestrator.topology;

import dev.payouts.core.Payout;
import dev.payouts.core.Phase;
import dev.payouts.orchestrator.census.Census;
import dev.payouts.orchestrator.pacing.Lane;
import dev.payouts.orchestrator.store.IndexEntry;
import dev.payouts.orchestrator.store.LaneQueue;
import dev.payouts.orchestrator.store.TimerIndex;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The task's payouts and everything derived from them: timers, queues, windows and counts. Derived
 * things change only here, so that they cannot disagree with the payouts.
 */
final class Ledger {
  private final KeyValueStore<String, Payout> payouts;
  private final TimerIndex timers;
  private final LaneQueue queue;
  private final Function<String, @Nullable Lane> lanes;
  private final Census census;

  Ledger(
      KeyValueStore<String, Payout> payouts,
      TimerIndex timers,
      LaneQueue queue,
      Map<String, Lane> lanes,
      Census census) {
    this.payouts = payouts;
    this.timers = timers;
    this.queue = queue;
    this.lanes = lanes::get;
    this.census = census;
  }

  @Nullable Payout find(String payoutId) {
    return payouts.get(payoutId);
  }

  /** Replaces a payout by what became of it. */
  void replace(String payoutId, @Nullable Payout before, @Nullable Payout after) {
    if (Objects.equals(before, after)) {
      return;
    }
    if (after == null) {
      payouts.delete(payoutId);
    } else {
      payouts.put(payoutId, after);
    }
    timers.update(before, after);
    if (before != null && before.phase() == Phase.QUEUED && !isQueued(after)) {
      queue.remove(before);
    }
    count(before, after);
    pace(before, after);
  }

  /** Counts windows, queues and states anew from the indexes, after a restart or a rebalance. */
  void recount() {
    queue.count((_, entry) -> count(entry));
    timers.forEach(
        (payoutId, entry) -> {
          // A queued payout that may expire stands in both indexes, but is one payout.
          if (entry.phase() != Phase.QUEUED || !standsInQueue(payoutId)) {
            count(entry);
          }
        });
  }

  private boolean standsInQueue(String payoutId) {
    Payout payout = payouts.get(payoutId);
    return payout != null && queue.contains(payout);
  }

  private void count(IndexEntry entry) {
    census.enter(entry.phase(), entry.currency(), entry.amount(), entry.since());
    Lane lane = lanes.apply(entry.lane());
    if (lane == null) {
      return;
    }
    if (entry.phase() == Phase.SUBMITTING) {
      lane.attempts().acquire();
    }
    if (entry.inquiryInFlight()) {
      lane.inquiries().acquire();
    }
  }

  private void count(@Nullable Payout before, @Nullable Payout after) {
    if (before != null && after != null && before.phase() == after.phase()) {
      return;
    }
    if (before != null) {
      census.leave(
          before.phase(),
          before.terms().currency(),
          before.terms().amount(),
          IndexEntry.since(before));
    }
    if (after != null) {
      census.enter(
          after.phase(), after.terms().currency(), after.terms().amount(), IndexEntry.since(after));
    }
  }

  private void pace(@Nullable Payout before, @Nullable Payout after) {
    Payout any = after == null ? before : after;
    Lane lane = any == null ? null : lanes.apply(any.delivery().lane());
    if (lane == null) {
      return;
    }
    boolean submitted = before != null && before.phase() == Phase.SUBMITTING;
    boolean submitting = after != null && after.phase() == Phase.SUBMITTING;
    if (submitting && !submitted) {
      lane.attempts().acquire();
    } else if (submitted && !submitting) {
      lane.attempts().release();
    }
    boolean asked = before != null && before.inquiry().inFlight();
    boolean asking = after != null && after.inquiry().inFlight();
    if (asking && !asked) {
      lane.inquiries().acquire();
    } else if (asked && !asking) {
      lane.inquiries().release();
    }
  }

  private static boolean isQueued(@Nullable Payout payout) {
    return payout != null && payout.phase() == Phase.QUEUED;
  }
}
