package dev.payouts.orchestrator.pacing;

/**
 * A token bucket that holds at most one second's worth, and at least one token, so that a slow rate
 * still lets something through.
 */
public final class Rate {
  private static final double MILLIS_PER_SECOND = 1000.0;

  private double perSecond;
  private double tokens;
  private long filledAt;

  /**
   * @param perSecond 0 for no limit
   * @param nowMillis since any fixed moment
   */
  public Rate(double perSecond, long nowMillis) {
    this.perSecond = perSecond;
    this.tokens = 1;
    this.filledAt = nowMillis;
  }

  /** Changes the rate; what was not used at the former one is not saved up. */
  public void change(double newPerSecond, long nowMillis) {
    perSecond = newPerSecond;
    tokens = Math.min(tokens, 1);
    filledAt = nowMillis;
  }

  /** Tokens at hand; as good as endless without a limit. */
  public int available(long nowMillis) {
    if (perSecond == 0) {
      return Integer.MAX_VALUE;
    }
    // A clock that was set back must not take tokens away.
    long passed = Math.max(0, nowMillis - filledAt);
    tokens = Math.min(Math.max(1, perSecond), tokens + passed * perSecond / MILLIS_PER_SECOND);
    filledAt = nowMillis;
    return (int) tokens;
  }

  public void take() {
    if (perSecond != 0) {
      tokens--;
    }
  }
}
