package dev.payouts.orchestrator.pacing;

import dev.payouts.core.Policy;
import java.time.Duration;
import java.util.function.Supplier;

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

  private final Supplier<LaneLimits> limits;
  private final int partition;
  private final int partitions;
  private final Window attempts;
  private final Window inquiries;
  private final Rate rate;
  private LaneLimits followed;
  private int silence;

  private Lane(
      Supplier<LaneLimits> limits, Policy policy, int partition, int partitions, long nowMillis) {
    this.limits = limits;
    this.partition = partition;
    this.partitions = partitions;
    this.followed = limits.get();
    this.attempts = window(followed.window(), policy.attemptDeadline());
    this.inquiries = window(followed.inquiryWindow(), policy.inquiryLimit());
    this.rate = new Rate(followed.ratePerSecond() / partitions, nowMillis);
  }

  /**
   * Splits a lane's limits evenly, so that they hold over all instances without coordination. Every
   * partition gets at least one permit: a window below the number of partitions grows to it.
   *
   * @param limits those that hold now: others may hold at the next look
   * @param policy how long an attempt and an inquiry have
   */
  public static Lane share(
      Supplier<LaneLimits> limits, Policy policy, int partition, int partitions, long nowMillis) {
    return new Lane(limits, policy, partition, partitions, nowMillis);
  }

  private Window window(int most, Duration limit) {
    return new Window(part(first(most)), part(most), limit.dividedBy(PARTS));
  }

  private static int first(int most) {
    return Math.min(most, WINDOW_FIRST);
  }

  private int part(int whole) {
    return Math.max(1, whole / partitions + (partition < whole % partitions ? 1 : 0));
  }

  private void follow(long nowMillis) {
    LaneLimits now = limits.get();
    if (now.equals(followed)) {
      return;
    }
    attempts.resize(part(first(now.window())), part(now.window()));
    inquiries.resize(part(first(now.inquiryWindow())), part(now.inquiryWindow()));
    if (now.ratePerSecond() != followed.ratePerSecond()) {
      rate.change(now.ratePerSecond() / partitions, nowMillis);
    }
    followed = now;
  }

  /** How many attempts may go out now. */
  public int permits(long nowMillis) {
    follow(nowMillis);
    if (!followed.open()) {
      return 0;
    }
    int free = probing() ? 1 - Math.min(1, attempts.used()) : attempts.free(nowMillis);
    return Math.min(free, rate.available(nowMillis));
  }

  /** How many inquiries may go out now. */
  public int inquiriesFree(long nowMillis) {
    follow(nowMillis);
    return inquiries.free(nowMillis);
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
