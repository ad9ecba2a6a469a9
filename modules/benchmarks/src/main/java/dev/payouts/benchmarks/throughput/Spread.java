package dev.payouts.benchmarks.throughput;

import java.util.Collection;
import java.util.List;

/** Several measurements of the same thing. */
public record Spread(double median, double least, double most) {
  /**
   * @param figures at least one
   */
  public static Spread of(Collection<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(median, sorted.getFirst(), sorted.getLast());
  }
}
