package dev.payouts.benchmarks.growth;

import dev.payouts.benchmarks.MeasuredFleet;
import dev.payouts.benchmarks.throughput.Spread;
import dev.payouts.benchmarks.throughput.ThroughputBench;
import dev.payouts.benchmarks.throughput.Turns;
import dev.payouts.benchmarks.throughput.Turns.Turn;
import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.FleetPlan.Size;
import dev.payouts.fleet.Instance;
import dev.payouts.fleet.MemoryPeaks;
import dev.payouts.fleet.Patience;
import dev.payouts.fleet.Role;
import dev.payouts.fleet.StateFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * How an orchestrator that remembers many payouts does its work, and how long it takes to go on:
 * with its state on its disk, from Kafka alone, and by another that has a copy.
 */
public final class GrowthBench {
  private static final int FEWEST = 10_000;
  private static final int WARM_UPS = 2;
  private static final int ROUNDS = 3;
  private static final Duration COPY_LIMIT = Duration.ofMinutes(30);

  private final MeasuredFleet measured;
  private final Consumer<String> said;

  /**
   * @param said hears how it goes on
   */
  public GrowthBench(MeasuredFleet measured, Consumer<String> said) {
    this.measured = measured;
    this.said = said;
  }

  /**
   * @param most payouts to remember in the end
   * @param payouts of each round of throughput
   * @throws IllegalStateException if one is not paid
   */
  public Growth run(int most, int payouts) {
    return Fleet.during(
        measured.plan(Size.ONE_OF_EACH, ThroughputBench.SETTINGS),
        fleet -> run(fleet, most, payouts));
  }

  private Growth run(Fleet fleet, int most, int payouts) {
    List<Growth.Point> points = new ArrayList<>();
    try (var probe = new Probe(fleet);
        var turns = new Turns(fleet, measured.account(fleet), "")) {
      double _ = probe.secondsAfter(() -> {}, OldPayouts.prefix(), 1);
      OldPayouts old = OldPayouts.of(fleet);
      // The orchestrator begins anew at each size; nobody else does.
      warmUp(turns, payouts, new MemoryPeaks(Map.of()));
      for (int size : sizes(most)) {
        Growth.Point point = point(fleet, old, size, payouts, probe, turns);
        said.accept(
            "%,d payouts: ready after %.1f s, from Kafka alone after %.1f s, by a copy after %.1f s; then %,.0f/s"
                .formatted(
                    size,
                    point.restartSeconds(),
                    point.restoreSeconds(),
                    point.standbySeconds(),
                    point.perSecond().median()));
        points.add(point);
      }
    }
    return new Growth(points);
  }

  /** Ten times as many each time, and the most. */
  static List<Integer> sizes(int most) {
    return IntStream.concat(
            IntStream.iterate(FEWEST, size -> size < most, size -> size * 10), IntStream.of(most))
        .boxed()
        .toList();
  }

  private static Growth.Point point(
      Fleet fleet, OldPayouts old, int size, int payouts, Probe probe, Turns turns) {
    Instance orchestrator = fleet.of(Role.ORCHESTRATOR).getFirst();
    orchestrator.stop();
    old.fillTo(size);
    StateFiles.delete(orchestrator);
    double restore = probe.secondsAfter(orchestrator::start);
    double standby = standby(fleet, orchestrator, probe);
    orchestrator.stop();
    long state = StateFiles.bytes(orchestrator);
    double restart = probe.secondsAfter(orchestrator::start);
    List<Double> floors = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    var memory = new MemoryPeaks(fleet.processes());
    warmUp(turns, payouts, memory);
    for (int round = 0; round < ROUNDS; round++) {
      Turn turn = turns.take(payouts, memory);
      floors.add(turn.floorPerSecond());
      rates.add(turn.round().perSecond());
    }
    Spread floor = Spread.of(floors);
    Spread rate = Spread.of(rates);
    return new Growth.Point(
        size,
        restart,
        restore,
        standby,
        floor,
        rate,
        rate.median() / floor.median(),
        state,
        Objects.requireNonNull(memory.byProcess().get(orchestrator.name())));
  }

  private static void warmUp(Turns turns, int payouts, MemoryPeaks memory) {
    for (int round = 0; round < WARM_UPS; round++) {
      var _ = turns.take(payouts, memory);
    }
  }

  private static double standby(Fleet fleet, Instance orchestrator, Probe probe) {
    Instance other = fleet.join(Role.ORCHESTRATOR);
    if (!Patience.until(COPY_LIMIT, () -> hasCopy(other))) {
      throw new IllegalStateException("no copy is made");
    }
    double seconds = probe.secondsAfter(orchestrator::kill);
    fleet.leave(other);
    double _ = probe.secondsAfter(orchestrator::start);
    return seconds;
  }

  /** It follows the changelogs of what the first one has, and is at their ends. */
  private static boolean hasCopy(Instance instance) {
    List<String> lags =
        instance
            .metrics()
            .lines()
            .filter(line -> line.startsWith("kafka_consumer_fetch_manager_records_lag{"))
            .filter(line -> line.contains(OldPayouts.CHANGELOG))
            .toList();
    return !lags.isEmpty() && lags.stream().allMatch(line -> line.endsWith(" 0.0"));
  }
}
