package dev.payouts.benchmarks.backlog;

import java.util.List;

/**
 * What was measured, phase by phase.
 *
 * @param payouts that wait at first
 * @param perSecond attempts that the gateway answers
 * @param notAccepted attempts of which the worker said anything else
 * @param restartSeconds from the stop of the orchestrator until it is ready and counts its queue
 */
public record Backlog(
    int payouts, int perSecond, List<Phase> phases, long notAccepted, double restartSeconds) {
  /**
   * @param steady whether nobody was stopped in it
   * @param answered attempts that the gateway accepted in it, per second
   * @param queued payouts at its end
   * @param doubtful payouts at its end of which nobody knows whether they are paid: their attempts
   *     passed their deadlines
   * @param orchestratorBytes resident at its end
   * @param togetherBytes of all processes at its end
   */
  public record Phase(
      String name,
      boolean steady,
      double seconds,
      double answered,
      long queued,
      long doubtful,
      long orchestratorBytes,
      long togetherBytes) {}

  public Backlog {
    phases = List.copyOf(phases);
  }

  /**
   * The largest distance of a steady phase's rate from what the gateway can take, as a share of it.
   */
  public double farthest() {
    return phases.stream()
        .filter(Phase::steady)
        .mapToDouble(phase -> Math.abs(phase.answered() / perSecond - 1))
        .max()
        .orElse(0);
  }

  /** The most at the end of a phase. */
  public long doubtful() {
    return phases.stream().mapToLong(Phase::doubtful).max().orElse(0);
  }
}
