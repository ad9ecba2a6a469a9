package dev.payouts.core;

import java.time.Duration;

/**
 * Exponential backoff with jitter, from {@code first} doubling up to {@code longest}.
 *
 * @param jitter share of the delay by which it varies either way, from 0 to 0.5
 */
public record InquirySchedule(Duration first, Duration longest, double jitter) {

  public InquirySchedule {
    Policy.require(first.toMillis() > 0, "the first inquiry delay must be at least a millisecond");
    Policy.require(
        longest.compareTo(first) >= 0, "the longest inquiry delay must not be below the first");
    Policy.require(jitter >= 0 && jitter <= 0.5, "the jitter must lie between 0 and 0.5");
  }

  /**
   * The delay before the inquiry at this step. The jitter comes from the payout's id and step, so
   * that the same history always decides the same.
   */
  Duration delay(int step, String payoutId) {
    int doublings = Math.clamp(step, 0, 30);
    long plain =
        first.toMillis() > longest.toMillis() >> doublings
            ? longest.toMillis()
            : first.toMillis() << doublings;
    int hash = (payoutId.hashCode() * 31 + step) * 0x9E3779B9;
    double unit = (hash >>> 8) / (double) (1 << 24);
    return Duration.ofMillis(Math.round(plain * (1 + jitter * (2 * unit - 1))));
  }
}
