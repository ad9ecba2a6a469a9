package dev.payouts.octopus;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The moment after which a request must not be written any more, and how long its call may take
 * then. It has passed once one of two clocks says so: the wall clock may be set back, and the
 * monotonic one stands still while the machine is suspended; either alone would let an old request
 * out.
 */
public final class Deadline {
  private static final Duration LONGEST = Duration.ofDays(3650);

  private final Instant at;
  private final InstantSource wall;
  private final long atNanos;
  private final LongSupplier nanoTime;
  private final Duration callLimit;

  private Deadline(
      Instant at, InstantSource wall, long atNanos, LongSupplier nanoTime, Duration callLimit) {
    this.at = at;
    this.wall = wall;
    this.atNanos = atNanos;
    this.nanoTime = nanoTime;
    this.callLimit = callLimit;
  }

  /** A deadline that passes once {@code remaining} is over; at once if that is zero or negative. */
  public static Deadline after(Duration remaining) {
    InstantSource wall = InstantSource.system();
    return at(wall.instant().plus(bounded(remaining)), wall, System::nanoTime);
  }

  /**
   * A deadline at a moment of the wall clock, that passes no later by the other clock.
   *
   * @param nanoTime nanoseconds since any moment
   */
  public static Deadline at(Instant moment, InstantSource wall, LongSupplier nanoTime) {
    long left = bounded(Duration.between(wall.instant(), moment)).toNanos();
    return new Deadline(moment, wall, nanoTime.getAsLong() + left, nanoTime, LONGEST);
  }

  /** The same, for a call that takes {@code limit} at most, whatever the client allows. */
  public Deadline withCallLimit(Duration limit) {
    return new Deadline(at, wall, atNanos, nanoTime, limit);
  }

  /** How long the call may take, of a client that allows {@code most}. */
  public Duration callLimit(Duration most) {
    return shorter(most, callLimit);
  }

  public boolean passed() {
    return remaining().isZero();
  }

  /** Time left; zero once passed. */
  public Duration remaining() {
    // Nanoseconds are compared by subtraction, which holds for distances up to 292 years.
    Duration byNanos = Duration.ofNanos(Math.max(0, atNanos - nanoTime.getAsLong()));
    return shorter(bounded(Duration.between(wall.instant(), at)), byNanos);
  }

  private static Duration bounded(Duration remaining) {
    return remaining.isNegative() ? Duration.ZERO : shorter(remaining, LONGEST);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public String toString() {
    return "Deadline[in " + remaining().toMillis() + " ms]";
  }
}
