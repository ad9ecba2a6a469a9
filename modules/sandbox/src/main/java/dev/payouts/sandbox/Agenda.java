package dev.payouts.sandbox;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What is to happen later, by an injected clock: tests step it, so nothing here sleeps. Runs on the
 * event loop, which calls {@link #runDue} before each request and every few milliseconds while
 * anything is due.
 */
final class Agenda {
  private final InstantSource clock;
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(
          Comparator.comparingLong(Entry::dueMillis).thenComparingLong(Entry::number));
  private long added;

  private record Entry(long dueMillis, long number, Runnable task) {}

  Agenda(InstantSource clock) {
    this.clock = clock;
  }

  long nowMillis() {
    return clock.millis();
  }

  void at(long dueMillis, Runnable task) {
    entries.add(new Entry(dueMillis, added++, task));
  }

  void after(long delayMillis, Runnable task) {
    if (delayMillis <= 0) {
      task.run();
    } else {
      at(nowMillis() + delayMillis, task);
    }
  }

  void runDue() {
    long now = nowMillis();
    for (Entry next = entries.peek();
        next != null && next.dueMillis() <= now;
        next = entries.peek()) {
      entries.remove();
      next.task().run();
    }
  }

  void clear() {
    entries.clear();
  }
}
