package dev.payouts.fleet.network;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** The weather over all connections of a proxy, and how many connections it struck. */
final class Sky {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Weather, Long> struck = new EnumMap<>(Weather.class);
  private volatile Weather weather = Weather.FAIR;
  private long blackholesOver;

  Weather weather() {
    return weather;
  }

  void turn(Weather next) {
    lock.lock();
    try {
      if (weather.holdsRequests() && !next.holdsRequests()) {
        blackholesOver++;
      }
      weather = next;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A moment to ask {@link #mayHaveHeldRequestsSince} about. */
  long now() {
    lock.lock();
    try {
      return blackholesOver;
    } finally {
      lock.unlock();
    }
  }

  /** Whether requests are held back, or were at any time since that moment. */
  boolean mayHaveHeldRequestsSince(long moment) {
    lock.lock();
    try {
      return weather.holdsRequests() || blackholesOver != moment;
    } finally {
      lock.unlock();
    }
  }

  /** Lets everyone who waits look whether it is over for them. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void awaitAnswersPass(BooleanSupplier over) {
    lock.lock();
    try {
      while (weather.holdsAnswers() && !over.getAsBoolean()) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits as long as that, less if the weather changes. */
  void pauseDuring(Weather known, Duration pause, BooleanSupplier over)
      throws InterruptedIOException {
    long nanos = pause.toNanos();
    lock.lock();
    try {
      while (weather == known && nanos > 0 && !over.getAsBoolean()) {
        nanos = changed.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted in a pause");
    } finally {
      lock.unlock();
    }
  }

  void strikes(Weather by) {
    lock.lock();
    try {
      struck.merge(by, 1L, Long::sum);
    } finally {
      lock.unlock();
    }
  }

  Map<Weather, Long> struck() {
    lock.lock();
    try {
      return Map.copyOf(struck);
    } finally {
      lock.unlock();
    }
  }
}
