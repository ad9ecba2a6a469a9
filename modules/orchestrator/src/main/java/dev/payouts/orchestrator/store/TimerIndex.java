package dev.payouts.orchestrator.store;

import dev.payouts.core.Payout;
import dev.payouts.core.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one partition, by shelf: each lane's inquiries have a shelf of their own, because
 * they wait for a window; all other timers share one, because they wait for nothing.
 *
 * <p>Timers of open payouts that are due soon are kept in memory alone: they change with every step
 * of a payout, and a restart finds them again by looking at the open payouts. All others are kept
 * in the store, so that neither memory nor a restart grows with what waits or has ended.
 */
public final class TimerIndex {
  /** The shelf of the timers that wait for nothing. */
  public static final String DEADLINES = "";

  private static final Duration SOON = Duration.ofMinutes(1);

  private final Map<String, NavigableSet<DueTimer>> soon = new HashMap<>();
  private final StoredTimers stored;

  public TimerIndex(KeyValueStore<Bytes, byte[]> store) {
    this.stored = new StoredTimers(store);
  }

  /** Moves the payout's timer to where it now belongs. */
  public void update(@Nullable Payout before, @Nullable Payout after, Instant now) {
    Timer old = before == null ? null : before.timer();
    Timer next = after == null ? null : after.timer();
    if (before != null && old != null) {
      if (after != null && old.equals(next) && hasEnded(before) == hasEnded(after)) {
        return;
      }
      drop(shelf(before, old), DueTimer.of(before.id(), old));
    }
    if (after != null && next != null) {
      DueTimer timer = DueTimer.of(after.id(), next);
      if (isKeptInMemory(after, next, now)) {
        soon(shelf(after, next)).add(timer);
      } else {
        stored.put(shelf(after, next), timer);
      }
    }
  }

  /**
   * Finds the timer of an open payout again, after a restart. Where a clock went back, one that was
   * soon is far off now, and in memory all the same: the store must not change while it is read.
   */
  public void restore(Payout open, Instant now) {
    Timer timer = open.timer();
    if (timer == null) {
      return;
    }
    String shelf = shelf(open, timer);
    DueTimer due = DueTimer.of(open.id(), timer);
    if (isKeptInMemory(open, timer, now) || !stored.has(shelf, due)) {
      soon(shelf).add(due);
    }
  }

  /** Forgets a timer. After a restart one may be kept twice: each needs to be forgotten. */
  public void drop(String shelf, DueTimer timer) {
    if (!soon(shelf).remove(timer)) {
      stored.delete(shelf, timer);
    }
  }

  /** What is due on a shelf, oldest first, at most {@code limit}; it stays until updated. */
  public List<DueTimer> due(String shelf, Instant now, int limit) {
    if (limit <= 0 || noneBefore(shelf) > now.toEpochMilli()) {
      return List.of();
    }
    List<DueTimer> found = stored.due(shelf, now, limit);
    List<DueTimer> sooner =
        soon(shelf).stream().takeWhile(timer -> !timer.due().isAfter(now)).limit(limit).toList();
    if (found.isEmpty()) {
      return sooner;
    }
    return Stream.concat(found.stream(), sooner.stream()).sorted().limit(limit).toList();
  }

  /** No timer of the shelf is due before this moment, in milliseconds. */
  public long noneBefore(String shelf) {
    NavigableSet<DueTimer> sooner = soon(shelf);
    return sooner.isEmpty()
        ? stored.noneBefore(shelf)
        : Math.min(stored.noneBefore(shelf), sooner.first().due().toEpochMilli());
  }

  private static boolean isKeptInMemory(Payout payout, Timer timer, Instant now) {
    return !hasEnded(payout) && !timer.due().isAfter(now.plus(SOON));
  }

  private NavigableSet<DueTimer> soon(String shelf) {
    return soon.computeIfAbsent(shelf, _ -> new TreeSet<>());
  }

  private static boolean hasEnded(Payout payout) {
    return payout.phase().ended();
  }

  private static String shelf(Payout payout, Timer timer) {
    return timer.kind() == Timer.Kind.INQUIRE ? payout.delivery().lane() : DEADLINES;
  }
}
