package dev.payouts.orchestrator.pacing;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lanes with the limits that hold now: as configured, until something else is set. Stream
 * threads look while others set.
 */
public final class Lanes {
  private final Map<String, LaneLimits> configured;
  private final Map<String, LaneLimits> now;

  public Lanes(Map<String, LaneLimits> configured) {
    this.configured = Map.copyOf(configured);
    this.now = new ConcurrentHashMap<>(configured);
  }

  public Set<String> names() {
    return configured.keySet();
  }

  /**
   * @throws IllegalArgumentException if there is no such lane
   */
  public LaneLimits configured(String lane) {
    return known(configured, lane);
  }

  /**
   * @throws IllegalArgumentException if there is no such lane
   */
  public LaneLimits limits(String lane) {
    return known(now, lane);
  }

  private static LaneLimits known(Map<String, LaneLimits> all, String lane) {
    LaneLimits limits = all.get(lane);
    if (limits == null) {
      throw new IllegalArgumentException("no lane " + lane);
    }
    return limits;
  }

  /** From the next look on; of no consequence for a lane that is not configured. */
  public void set(String lane, LaneLimits limits) {
    now.replace(lane, limits);
  }
}
