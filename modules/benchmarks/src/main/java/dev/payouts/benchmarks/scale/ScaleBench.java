package dev.payouts.benchmarks.scale;

import dev.payouts.benchmarks.MeasuredFleet;
import dev.payouts.benchmarks.throughput.Round;
import dev.payouts.benchmarks.throughput.Spread;
import dev.payouts.benchmarks.throughput.ThroughputBench;
import dev.payouts.benchmarks.throughput.Turns;
import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.FleetPlan.Size;
import dev.payouts.fleet.MemoryPeaks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * One, two and three instances of each service with the same partitions and the same load. Each
 * instance has the same small share of a processor, so that instances are what is scarce; broker
 * and sandbox have what they need.
 */
public final class ScaleBench {
  /** Divided by one, two and three instances alike. */
  private static final int PARTITIONS = 12;

  /** Rounds for each instance, all at once: what is compiled later takes from its share. */
  private static final int WARM_UPS = 4;

  private static final int ROUNDS = 3;
  private static final Pattern MEASURED = Pattern.compile("(orchestrator|worker|poller)-\\d+");

  private final MeasuredFleet measured;
  private final Consumer<String> said;

  /**
   * @param said hears how it goes on
   */
  public ScaleBench(MeasuredFleet measured, Consumer<String> said) {
    this.measured = measured;
    this.said = said;
  }

  /**
   * @param most instances of each service
   * @param payouts of each round
   * @param share of one processor for each instance
   * @throws IllegalStateException if one is not paid
   */
  public Scale run(int most, int payouts, double share) {
    List<Scale.Point> points = new ArrayList<>();
    for (int instances = 1; instances <= most; instances++) {
      Scale.Point point =
          Fleet.during(
              measured
                  .in("of-" + instances)
                  .plan(new Size(1, instances, PARTITIONS), ThroughputBench.SETTINGS),
              fleet -> run(fleet, payouts, share));
      points.add(point);
      said.accept("%d of each: %,.0f/s".formatted(point.instances(), point.perSecond().median()));
    }
    return new Scale(share, points);
  }

  private Scale.Point run(Fleet fleet, int payouts, double share) {
    List<Round> rounds = new ArrayList<>();
    var memory = new MemoryPeaks(Map.of());
    try (var turns = new Turns(fleet, measured.account(fleet), "")) {
      var _ = turns.pay(payouts * WARM_UPS * fleet.plan().size().instances(), memory);
      try (var _ = new Quota(held(fleet), share)) {
        for (int round = 0; round < ROUNDS; round++) {
          rounds.add(turns.pay(payouts, memory));
        }
      }
    }
    return new Scale.Point(
        fleet.plan().size().instances(),
        Spread.of(rounds.stream().map(Round::perSecond).toList()),
        load(rounds));
  }

  private static Set<Long> held(Fleet fleet) {
    Set<Long> pids = new HashSet<>();
    fleet
        .processes()
        .forEach(
            (name, pid) -> {
              if (MEASURED.matcher(name).matches()) {
                pids.add(pid);
              }
            });
    return pids;
  }

  private static Map<String, Double> load(List<Round> rounds) {
    double seconds = rounds.stream().mapToDouble(Round::seconds).sum();
    Map<String, Double> load = new TreeMap<>();
    for (Round round : rounds) {
      round.usage().seconds().forEach((name, used) -> load.merge(name, used, Double::sum));
    }
    load.replaceAll((_, used) -> used / seconds);
    return load;
  }
}
