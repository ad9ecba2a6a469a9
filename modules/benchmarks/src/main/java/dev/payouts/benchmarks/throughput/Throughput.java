package dev.payouts.benchmarks.throughput;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What was measured.
 *
 * @param floors payouts per second of the calls alone, one for each round, measured before it
 * @param memory peak resident bytes by process, but for the benchmark's own
 * @param memoryTogether of all at one moment
 */
public record Throughput(
    List<Round> rounds, List<Double> floors, Map<String, Long> memory, long memoryTogether) {
  public Throughput {
    rounds = List.copyOf(rounds);
    floors = List.copyOf(floors);
    memory = new TreeMap<>(memory);
  }

  public Spread perSecond() {
    return Spread.of(rounds.stream().map(Round::perSecond).toList());
  }

  public Spread floorPerSecond() {
    return Spread.of(floors);
  }

  /** Of the medians. */
  public double ratio() {
    return perSecond().median() / floorPerSecond().median();
  }

  /** Processor milliseconds per payout by process, over all rounds. */
  public Map<String, Double> processorMillis() {
    Map<String, Double> sums = new TreeMap<>();
    for (Round round : rounds) {
      round.usage().seconds().forEach((name, used) -> sums.merge(name, used, Double::sum));
    }
    sums.replaceAll((name, seconds) -> seconds * 1000 / payouts());
    return sums;
  }

  /** Records written per payout by topic, over all rounds. */
  public Map<String, Double> records() {
    return perPayout(round -> round.written().records());
  }

  /** Bytes written per payout by topic, over all rounds. */
  public Map<String, Double> bytes() {
    return perPayout(round -> round.written().bytes());
  }

  private Map<String, Double> perPayout(Function<Round, Map<String, Long>> figure) {
    Map<String, Double> sums = new TreeMap<>();
    for (Round round : rounds) {
      figure
          .apply(round)
          .forEach((name, count) -> sums.merge(name, (double) count / payouts(), Double::sum));
    }
    return sums;
  }

  private long payouts() {
    return rounds.stream().mapToLong(Round::payouts).sum();
  }
}
