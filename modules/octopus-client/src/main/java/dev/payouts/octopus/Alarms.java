package dev.payouts.octopus;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Ends what takes too long. A read's own time-out starts anew with every byte, so it cannot. */
final class Alarms implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("octopus-client-alarms").daemon().factory());

  Alarms() {
    timer.setRemoveOnCancelPolicy(true);
    // After close there is nothing left to end: every connection is closed already.
    timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  /** Runs {@code action} after {@code limit}, unless the alarm is cancelled before. */
  Alarm set(Duration limit, Runnable action) {
    var alarm = new Alarm();
    var scheduled =
        timer.schedule(
            () -> {
              if (alarm.over.compareAndSet(false, true)) {
                action.run();
              }
            },
            limit.toNanos(),
            TimeUnit.NANOSECONDS);
    alarm.scheduled = scheduled;
    return alarm;
  }

  void every(Duration interval, Runnable action) {
    var _ =
        timer.scheduleWithFixedDelay(
            action, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** One alarm: it either goes off or is cancelled, never both. */
  static final class Alarm {
    private final AtomicBoolean over = new AtomicBoolean();
    private @Nullable Future<?> scheduled;

    /** Whether the alarm will never go off now and did not before. */
    boolean cancel() {
      boolean first = over.compareAndSet(false, true);
      if (scheduled != null) {
        scheduled.cancel(false);
      }
      return first;
    }
  }
}
