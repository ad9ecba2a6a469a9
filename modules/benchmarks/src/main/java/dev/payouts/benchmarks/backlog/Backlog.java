package dev.payouts.benchmarks.backlog;

import java.util.List;

/**
 * What was measured, phase by phase.
 *
 * @param payouts that wait at first
 * @param perSecond attempts that the gateway answers
 * @param notAccepted attempts of which the worker said anything else: expired ones among them
 */
public record Backlog(int payouts, int perSecond, List<Phase> phases, long notAccepted) {
  /**
   * @param answered attempts that the gateway accepted in it, per second
   * @param queued payouts at its end
   * @param orchestratorBytes resident at its end
   * @param togetherBytes of all processes at its end
   */
  public record Phase(
      String name,
      double seconds,
      double answered,
      long queued,
      long orchestratorBytes,
      long togetherBytes) {}

  public Backlog {
    phases = List.copyOf(phases);
  }

  /** The largest distance of a phase's rate from what the gateway can take, as a share of it. */
  public double farthest() {
    return phases.stream()
        .mapToDouble(phase -> Math.abs(phase.answered() / perSecond - 1))
        .max()
        .orElse(0);
  }
}
