package dev.payouts.benchmarks.throughput;

import dev.payouts.benchmarks.MeasuredFleet;
import dev.payouts.benchmarks.throughput.Turns.Turn;
import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.FleetPlan.Size;
import dev.payouts.fleet.MemoryPeaks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Every part as a process of its own on this machine, one of each; the calls alone and the whole
 * product in turns.
 */
public final class ThroughputBench {
  private static final int WARM_UPS = 2;
  private static final int ROUNDS = 5;

  /** Each payout is asked about once, just after the sandbox completes it. */
  public static final Map<String, String> SETTINGS =
      Map.of("PAYOUTS_POLICY_INQUIRY_FIRST", "PT0.4S");

  private final MeasuredFleet measured;
  private final Consumer<String> said;

  /**
   * @param said hears how it goes on
   */
  public ThroughputBench(MeasuredFleet measured, Consumer<String> said) {
    this.measured = measured;
    this.said = said;
  }

  /**
   * @param payouts of each round
   * @throws IllegalStateException if one is not paid
   */
  public Throughput run(int payouts) {
    return Fleet.during(measured.plan(Size.ONE_OF_EACH, SETTINGS), fleet -> run(fleet, payouts));
  }

  private Throughput run(Fleet fleet, int payouts) {
    List<Round> rounds = new ArrayList<>();
    List<Double> floors = new ArrayList<>();
    var memory = new MemoryPeaks(fleet.processes());
    try (var turns = new Turns(fleet, measured.account(fleet), ids())) {
      for (int number = 1 - WARM_UPS; number <= ROUNDS; number++) {
        Turn turn = turns.take(payouts, memory);
        said.accept(
            "%s: the calls alone %,.0f/s, payouts %,.0f/s"
                .formatted(
                    number < 1 ? "warm-up" : "round " + number,
                    turn.floorPerSecond(),
                    turn.round().perSecond()));
        if (number >= 1) {
          rounds.add(turn.round());
          floors.add(turn.floorPerSecond());
        }
      }
    }
    return new Throughput(rounds, floors, memory.byProcess(), memory.together());
  }

  /** A gateway that stays may know the ids of an earlier run. */
  private static String ids() {
    return Long.toString(Instant.now().getEpochSecond(), Character.MAX_RADIX) + "-";
  }
}
