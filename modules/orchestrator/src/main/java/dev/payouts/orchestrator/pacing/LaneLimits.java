package dev.payouts.orchestrator.pacing;

/**
 * How fast a lane may go, over all partitions together.
 *
 * @param window attempts in flight at most
 * @param ratePerSecond attempts a second at most; 0 for no limit
 * @param inquiryWindow inquiries in flight at most
 * @param open false holds every attempt back; inquiries go on
 */
public record LaneLimits(int window, double ratePerSecond, int inquiryWindow, boolean open) {

  public LaneLimits {
    if (window < 1) {
      throw new IllegalArgumentException("window must be at least 1");
    }
    if (!(ratePerSecond >= 0 && ratePerSecond < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "rate-per-second must be a number that is not negative; 0 means no limit");
    }
    if (inquiryWindow < 1) {
      throw new IllegalArgumentException("inquiry-window must be at least 1");
    }
  }

  public LaneLimits withOpen(boolean other) {
    return new LaneLimits(window, ratePerSecond, inquiryWindow, other);
  }
}
