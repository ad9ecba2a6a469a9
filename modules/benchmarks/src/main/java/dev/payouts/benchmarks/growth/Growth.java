package dev.payouts.benchmarks.growth;

import dev.payouts.benchmarks.throughput.Spread;
import java.util.List;

/** What was measured, from the fewest payouts in the store to the most. */
public record Growth(List<Point> points) {
  /**
   * @param payouts that the orchestrator remembers as it begins
   * @param restartSeconds from the start of an orchestrator whose state is on disk until new
   *     payouts of all partitions are paid
   * @param restoreSeconds the same when all of it must come from Kafka
   * @param standbySeconds the same from the kill of one while another has a copy
   * @param floors payouts per second of the calls alone
   * @param perSecond payouts of the product
   * @param ratio of the medians of both
   * @param stateBytes on the orchestrator's disk
   * @param memoryBytes resident at its peak, of the orchestrator
   */
  public record Point(
      int payouts,
      double restartSeconds,
      double restoreSeconds,
      double standbySeconds,
      Spread floors,
      Spread perSecond,
      double ratio,
      long stateBytes,
      long memoryBytes) {}

  public Growth {
    points = List.copyOf(points);
  }

  /** The ratio to the calls alone with the most payouts, as a share of that with the fewest. */
  public double kept() {
    return points.getLast().ratio() / points.getFirst().ratio();
  }
}
