package dev.payouts.orchestrator.pacing;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The lanes and their kill switches: a closed lane lets no attempt out, inquiries go on. */
public final class LaneSwitches {
  private final Map<String, LaneLimits> limits;
  private final Set<String> closed = ConcurrentHashMap.newKeySet();

  public LaneSwitches(Map<String, LaneLimits> limits) {
    this.limits = Map.copyOf(limits);
    limits.forEach(
        (name, lane) -> {
          if (!lane.open()) {
            closed.add(name);
          }
        });
  }

  public Map<String, LaneLimits> limits() {
    return limits;
  }

  public boolean isOpen(String lane) {
    return !closed.contains(lane);
  }

  /** Closes a lane on this instance until it is opened or the instance restarts. */
  public void close(String lane) {
    closed.add(lane);
  }

  public void open(String lane) {
    closed.remove(lane);
  }
}
