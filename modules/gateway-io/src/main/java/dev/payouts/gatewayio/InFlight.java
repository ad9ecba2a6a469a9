package dev.payouts.gatewayio;

import java.time.Duration;

/**
 * Counts calls under way and says when there is room for another batch. Reading stops and goes on
 * through {@link Valve}, never by blocking the poll loop.
 */
final class InFlight {
  /** What lets requests in. Told only of changes. */
  interface Valve {
    void close();

    void open();
  }

  /** Lets everything in. */
  static final Valve OPEN =
      new Valve() {
        @Override
        public void close() {}

        @Override
        public void open() {}
      };

  private final int callsMax;
  private final int batchMax;
  private final Valve valve;
  private int calls;
  private boolean closed;

  InFlight(int callsMax, int batchMax, Valve valve) {
    this.callsMax = callsMax;
    this.batchMax = batchMax;
    this.valve = valve;
  }

  synchronized void started(int count) {
    calls += count;
    if (!closed && calls + batchMax > callsMax) {
      closed = true;
      valve.close();
    }
  }

  synchronized void ended() {
    calls--;
    if (closed && calls + batchMax <= callsMax) {
      closed = false;
      valve.open();
    }
    if (calls == 0) {
      notifyAll();
    }
  }

  synchronized int calls() {
    return calls;
  }

  /** Returns whether all calls ended within the limit. */
  synchronized boolean awaitNone(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (calls > 0) {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
