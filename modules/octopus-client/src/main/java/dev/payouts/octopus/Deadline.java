package dev.payouts.octopus;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The moment after which a request must not be written any more. Monotonic, so that a clock set
 * back cannot let an old request out.
 */
public final class Deadline {
  private final long atNanos;
  private final LongSupplier nanoTime;

  private Deadline(long atNanos, LongSupplier nanoTime) {
    this.atNanos = atNanos;
    this.nanoTime = nanoTime;
  }

  /** A deadline that passes once {@code remaining} is over; at once if that is zero or negative. */
  public static Deadline after(Duration remaining) {
    return after(remaining, System::nanoTime);
  }

  /** As above, by a clock of nanoseconds with any origin. */
  public static Deadline after(Duration remaining, LongSupplier nanoTime) {
    return new Deadline(nanoTime.getAsLong() + bounded(remaining), nanoTime);
  }

  public boolean passed() {
    return remainingNanos() <= 0;
  }

  /** Time left; zero once passed. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, remainingNanos()));
  }

  long remainingNanos() {
    return atNanos - nanoTime.getAsLong();
  }

  // Nanoseconds are compared by subtraction, which holds for distances up to 292 years.
  private static long bounded(Duration remaining) {
    Duration max = Duration.ofDays(3650);
    return (remaining.compareTo(max) > 0 ? max : remaining.isNegative() ? Duration.ZERO : remaining)
        .toNanos();
  }

  @Override
  public String toString() {
    return "Deadline[in " + remaining().toMillis() + " ms]";
  }
}
