package dev.payouts.orchestrator.topology;

import dev.payouts.core.Payout;
import dev.payouts.core.Phase;
import dev.payouts.orchestrator.census.Census;
import dev.payouts.orchestrator.census.StoredTallies;
import dev.payouts.orchestrator.pacing.Lane;
import dev.payouts.orchestrator.store.LaneQueue;
import dev.payouts.orchestrator.store.PayoutTable;
import dev.payouts.orchestrator.store.TimerIndex;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The task's payouts and everything derived from them: timers, queues, windows and counts. Derived
 * things change only here, so that they cannot disagree with the payouts.
 */
final class Ledger {
  private final PayoutTable payouts;
  private final TimerIndex timers;
  private final LaneQueue queue;
  private final Function<String, @Nullable Lane> lanes;
  private final Census census;
  private final StoredTallies tallies;

  /**
   * Payouts whose inquiry takes room in a window. An ended payout's that was under way before a
   * restart does not: restoring it would mean reading all that ended.
   */
  private final Set<String> counted = new HashSet<>();

  /** Payouts of lanes that are not configured here; read by the metrics' thread. */
  private final Map<String, Integer> strays = new ConcurrentHashMap<>();

  Ledger(
      PayoutTable payouts,
      TimerIndex timers,
      LaneQueue queue,
      Map<String, Lane> lanes,
      Census census,
      StoredTallies tallies) {
    this.payouts = payouts;
    this.timers = timers;
    this.queue = queue;
    this.lanes = lanes::get;
    this.census = census;
    this.tallies = tallies;
  }

  /** Open payouts by the lane they name and the configuration does not. */
  Map<String, Integer> strays() {
    return strays;
  }

  @Nullable Payout find(String payoutId) {
    return payouts.find(payoutId);
  }

  /** Replaces a payout by what became of it. */
  void replace(String payoutId, @Nullable Payout before, @Nullable Payout after, Instant now) {
    payouts.replace(payoutId, before, after);
    timers.update(before, after, now);
    if (before != null && before.phase() == Phase.QUEUED && !isQueued(after)) {
      queue.remove(before);
    }
    count(before, after);
    pace(before, after);
  }

  /** Finds timers, windows, queues and counts again, after a restart or a rebalance. */
  void restore(Instant now) {
    queue.recount();
    tallies.forEach(census::set);
    payouts.forEachOpen(
        payout -> {
          timers.restore(payout, now);
          if (payout.standsInQueue()) {
            queue.restore(payout);
          }
          census.find(place(payout));
          pace(null, payout);
        });
    census.trustWhatIsFound();
  }

  private void count(@Nullable Payout before, @Nullable Payout after) {
    if (before == null) {
      if (after != null) {
        census.take(place(after));
        keepTally(Phase.NONE, after);
        keepEnd(after);
      }
    } else if (after == null) {
      census.forget(place(before));
      keepTally(Phase.NONE, before);
      keepEnd(before);
    } else if (before.phase() != after.phase()) {
      census.move(place(before), place(after));
      keepEnd(before);
      keepEnd(after);
    }
  }

  private static Census.Place place(Payout payout) {
    return new Census.Place(
        payout.phase(), payout.terms().currency(), payout.terms().amount(), payout.since());
  }

  private void keepEnd(Payout payout) {
    if (payout.phase().ended()) {
      keepTally(payout.phase(), payout);
    }
  }

  private void keepTally(Phase phase, Payout payout) {
    String currency = payout.terms().currency();
    tallies.put(phase, currency, census.tally(phase, currency));
  }

  private void pace(@Nullable Payout before, @Nullable Payout after) {
    Payout any = after == null ? before : after;
    if (any == null) {
      return;
    }
    String name = any.delivery().lane();
    Lane lane = lanes.apply(name);
    if (lane == null) {
      int change = (isOpen(after) ? 1 : 0) - (isOpen(before) ? 1 : 0);
      strays.merge(name, change, Integer::sum);
      return;
    }
    boolean submitted = before != null && before.phase() == Phase.SUBMITTING;
    boolean submitting = after != null && after.phase() == Phase.SUBMITTING;
    if (submitting && !submitted) {
      lane.attempts().acquire();
    } else if (submitted && !submitting) {
      lane.attempts().release();
    }
    boolean asking = after != null && after.inquiry().inFlight();
    if (asking && counted.add(any.id())) {
      lane.inquiries().acquire();
    } else if (!asking && counted.remove(any.id())) {
      lane.inquiries().release();
    }
  }

  private static boolean isOpen(@Nullable Payout payout) {
    return payout != null && !payout.phase().ended();
  }

  private static boolean isQueued(@Nullable Payout payout) {
    return payout != null && payout.phase() == Phase.QUEUED;
  }
}
