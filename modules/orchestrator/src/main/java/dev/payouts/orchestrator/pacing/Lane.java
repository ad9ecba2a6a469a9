package dev.payouts.orchestrator.pacing;

import java.util.function.BooleanSupplier;

/** One partition's share of a lane. */
public final class Lane {
  private final Window attempts;
  private final Window inquiries;
  private final Rate rate;
  private final BooleanSupplier open;

  private Lane(Window attempts, Window inquiries, Rate rate, BooleanSupplier open) {
    this.attempts = attempts;
    this.inquiries = inquiries;
    this.rate = rate;
    this.open = open;
  }

  /**
   * Splits a lane's limits evenly, so that they hold over all instances without coordination. Every
   * partition gets at least one permit: a window below the number of partitions grows to it.
   */
  public static Lane share(
      LaneLimits limits, BooleanSupplier open, int partition, int partitions, long nowMillis) {
    return new Lane(
        new Window(part(limits.window(), partition, partitions)),
        new Window(part(limits.inquiryWindow(), partition, partitions)),
        new Rate(limits.ratePerSecond() / partitions, nowMillis),
        open);
  }

  private static int part(int whole, int partition, int partitions) {
    return Math.max(1, whole / partitions + (partition < whole % partitions ? 1 : 0));
  }

  /** How many attempts may go out now. */
  public int permits(long nowMillis) {
    return open.getAsBoolean() ? Math.min(attempts.free(), rate.available(nowMillis)) : 0;
  }

  /** Counts an attempt against the rate; the window counts payouts that are submitting. */
  public void spend() {
    rate.take();
  }

  public Window attempts() {
    return attempts;
  }

  public Window inquiries() {
    return inquiries;
  }
}
