package dev.payouts.orchestrator.pacing;

import java.time.Duration;

/**
 * A number of things that may be in flight at once: as many as the gateway answered within its
 * horizon, so that a fast gateway is kept busy and nothing waits longer than that for a slow one.
 * While it was never full, nothing is known of the gateway, and it is at least what it began with.
 */
public final class Window {
  private int first;
  private int most;
  private final long horizonMillis;
  private long turnedAt;
  private int answered;
  private int answeredBefore;
  private int used;
  private boolean full;

  /**
   * @param first the limit before anything is known of the gateway
   * @param most the limit however fast it is
   * @param horizon how long what is in flight may wait for its answer
   */
  public Window(int first, int most, Duration horizon) {
    this.first = first;
    this.most = most;
    this.horizonMillis = horizon.toMillis();
    this.answeredBefore = first;
  }

  /** Changes the limits. Where more is allowed, it is tried whether the gateway keeps up. */
  public void resize(int newFirst, int newMost) {
    if (newFirst > first) {
      answeredBefore = Math.max(answeredBefore, newFirst);
    }
    first = newFirst;
    most = newMost;
  }

  /** The gateway answered one. */
  public void answered(long nowMillis) {
    turn(nowMillis);
    answered++;
  }

  public int free(long nowMillis) {
    turn(nowMillis);
    int free = Math.max(0, limit() - used);
    full |= free == 0;
    return free;
  }

  private void turn(long nowMillis) {
    if (nowMillis < turnedAt) {
      // The clock was set back: what was counted says nothing about any horizon.
      turnedAt = nowMillis;
      answered = 0;
      answeredBefore = first;
      full = false;
    } else if (nowMillis - turnedAt >= horizonMillis) {
      turnedAt = nowMillis;
      answeredBefore = full ? answered : Math.max(first, answered);
      answered = 0;
      full = false;
    }
  }

  public int used() {
    return used;
  }

  /** As of the last look. */
  public int limit() {
    return Math.clamp(Math.max(answered, answeredBefore), 1, most);
  }

  public void acquire() {
    used++;
  }

  public void release() {
    used--;
  }
}
