package dev.payouts.orchestrator.pacing;

import dev.payouts.core.Policy;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * One partition's share of a lane. When attempt after attempt passes its deadline without any word,
 * nobody is working: then one attempt at a time goes out as a probe, because every further one
 * would only become uncertain and wait out its quarantine.
 */
public final class Lane {
  /** Attempts in a row without a word before the lane probes. */
  private static final int SILENCE_MAX = 10;

  /** Of a gateway that answers 100 a second, none of these waits until its deadline. */
  private static final int WINDOW_FIRST = 1000;

  /** What is in flight waits no longer than this part of the time it has. */
  private static final int PARTS = 3;

  private final Window attempts;
  private final Window inquiries;
  private final Rate rate;
  private final BooleanSupplier open;
  private int silence;

  private Lane(Window attempts, Window inquiries, Rate rate, BooleanSupplier open) {
    this.attempts = attempts;
    this.inquiries = inquiries;
    this.rate = rate;
    this.open = open;
  }

  /**
   * Splits a lane's limits evenly, so that they hold over all instances without coordination. Every
   * partition gets at least one permit: a window below the number of partitions grows to it.
   *
   * @param policy how long an attempt and an inquiry have
   */
  public static Lane share(
      LaneLimits limits,
      Policy policy,
      BooleanSupplier open,
      int partition,
      int partitions,
      long nowMillis) {
    return new Lane(
        window(limits.window(), policy.attemptDeadline(), partition, partitions),
        window(limits.inquiryWindow(), policy.inquiryLimit(), partition, partitions),
        new Rate(limits.ratePerSecond() / partitions, nowMillis),
        open);
  }

  private static Window window(int most, Duration limit, int partition, int partitions) {
    return new Window(
        part(Math.min(most, WINDOW_FIRST), partition, partitions),
        part(most, partition, partitions),
        limit.dividedBy(PARTS));
  }

  private static int part(int whole, int partition, int partitions) {
    return Math.max(1, whole / partitions + (partition < whole % partitions ? 1 : 0));
  }

  /** How many attempts may go out now. */
  public int permits(long nowMillis) {
    if (!open.getAsBoolean()) {
      return 0;
    }
    int free = probing() ? 1 - Math.min(1, attempts.used()) : attempts.free(nowMillis);
    return Math.min(free, rate.available(nowMillis));
  }

  /** Counts an attempt against the rate; the window counts payouts that are submitting. */
  public void spend() {
    rate.take();
  }

  /** An attempt passed its deadline without a word. */
  public void silent() {
    silence++;
  }

  /** A worker said something about an attempt, whatever it was. */
  public void heard() {
    silence = 0;
  }

  /** Whether only one attempt at a time goes out. */
  public boolean probing() {
    return silence >= SILENCE_MAX;
  }

  public Window attempts() {
    return attempts;
  }

  public Window inquiries() {
    return inquiries;
  }
}
