package dev.payouts.benchmarks.scale;

import dev.payouts.benchmarks.throughput.Spread;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured, from one instance of each service to the most.
 *
 * @param share of one processor that each instance has
 */
public record Scale(double share, List<Point> points) {
  /**
   * @param instances of each service
   * @param perSecond payouts
   * @param load of each process: the part of one processor that it used
   */
  public record Point(int instances, Spread perSecond, Map<String, Double> load) {
    public Point {
      load = new TreeMap<>(load);
    }
  }

  public Scale {
    points = List.copyOf(points);
  }

  /** Payouts per second with the most instances, for each one with the fewest. */
  public double gain() {
    return points.getLast().perSecond().median() / points.getFirst().perSecond().median();
  }
}
