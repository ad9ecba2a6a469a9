package dev.payouts.producer.webhook;

import java.time.Instant;

/**
 * Whether a webhook's receiver takes anything. One that fails again and again counts as down: then
 * one POST at a time asks whether it is back, less and less often. Used by one thread.
 */
final class Receiver {
  private static final int FLYING_MAX = 32;

  /** In a row; a few results that it cannot take are no proof that it takes none. */
  private static final int FAILURES_MAX = 5;

  private final Backoff backoff;
  private int failures;
  private Instant askAt = Instant.MIN;
  private Instant toldAt = Instant.MIN;

  Receiver(Backoff backoff) {
    this.backoff = backoff;
  }

  boolean isDown() {
    return failures >= FAILURES_MAX;
  }

  /** How many POSTs may begin now. */
  int room(Instant now, int flying) {
    if (!isDown()) {
      return FLYING_MAX - flying;
    }
    return flying == 0 && !now.isBefore(askAt) ? 1 : 0;
  }

  void failed(Instant now) {
    failures++;
    if (isDown()) {
      askAt = now.plus(backoff.after(failures - FAILURES_MAX + 1));
    }
  }

  void told(Instant now) {
    failures = 0;
    toldAt = now;
  }

  /** Whether it has taken something after this moment. */
  boolean tookSomethingAfter(Instant moment) {
    return toldAt.isAfter(moment);
  }
}
