package dev.payouts.benchmarks.latency;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/**
 * What was measured, by stage.
 *
 * @param perSecond payouts commanded
 * @param payouts that were measured
 */
public record Latency(int perSecond, int payouts, Map<Stage, Figures> stages) {
  private static final long LONGEST_MICROS = 3_600_000_000L;
  private static final int DIGITS = 3;

  /** In milliseconds. */
  public record Figures(double p50, double p99, double p999, double most) {
    private static Figures of(Histogram micros) {
      return new Figures(
          micros.getValueAtPercentile(50) / 1e3,
          micros.getValueAtPercentile(99) / 1e3,
          micros.getValueAtPercentile(99.9) / 1e3,
          micros.getMaxValue() / 1e3);
    }
  }

  public Latency {
    stages = new EnumMap<>(stages);
  }

  public Figures of(Stage stage) {
    return Objects.requireNonNull(stages.get(stage));
  }

  static Latency of(int perSecond, Collection<Way> ways) {
    Map<Stage, Figures> stages = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      var micros = new Histogram(LONGEST_MICROS, DIGITS);
      ways.forEach(way -> micros.recordValue(way.micros(stage)));
      stages.put(stage, Figures.of(micros));
    }
    return new Latency(perSecond, ways.size(), stages);
  }
}
