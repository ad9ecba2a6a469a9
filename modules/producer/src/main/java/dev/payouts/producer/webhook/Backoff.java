package dev.payouts.producer.webhook;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait before it is tried again: twice as long each time, up to a bound. */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final int DOUBLINGS_MAX = 20;

  private final Duration longest;
  private final DoubleSupplier random;

  /**
   * @param random from 0 to 1, so that not all come back at the same moment
   */
  Backoff(Duration longest, DoubleSupplier random) {
    this.longest = longest;
    this.random = random;
  }

  /**
   * From half of it to the whole.
   *
   * @param failures so far, from 1
   */
  Duration after(int failures) {
    long whole = FIRST.toMillis() << Math.min(failures - 1, DOUBLINGS_MAX);
    long bounded = Math.min(whole, longest.toMillis());
    return Duration.ofMillis(Math.round(bounded * (1 + random.getAsDouble()) / 2));
  }
}
