package dev.payouts.orchestrator.pacing;

/**
 * A number of things that may be in flight at once: as many as the gateway answered within the last
 * two seconds, so that a fast gateway is kept busy and nothing waits long for a slow one; never
 * fewer than it begins with nor more than its limit.
 */
public final class Window {
  private static final long SECOND_MILLIS = 1000;
  private static final int SECONDS = 2;

  private final int first;
  private final int most;
  private long second;
  private int answered;
  private int answeredBefore;
  private int used;

  /** One that neither grows nor shrinks. */
  public Window(int limit) {
    this(limit, limit);
  }

  /**
   * @param first the limit before anything is known of the gateway
   * @param most the limit however fast it is
   */
  public Window(int first, int most) {
    this.first = first;
    this.most = most;
  }

  /** The gateway answered one. */
  public void answered(long nowMillis) {
    turn(nowMillis);
    answered++;
  }

  public int free(long nowMillis) {
    turn(nowMillis);
    return Math.max(0, limit() - used);
  }

  private void turn(long nowMillis) {
    long now = Math.floorDiv(nowMillis, SECOND_MILLIS);
    if (now != second) {
      // After a silence, or when a clock was set, what was before says nothing.
      answeredBefore = now == second + 1 ? answered : 0;
      answered = 0;
      second = now;
    }
  }

  public int used() {
    return used;
  }

  /** As of the last look. */
  public int limit() {
    return Math.clamp((long) SECONDS * Math.max(answered, answeredBefore), first, most);
  }

  public void acquire() {
    used++;
  }

  public void release() {
    used--;
  }
}
