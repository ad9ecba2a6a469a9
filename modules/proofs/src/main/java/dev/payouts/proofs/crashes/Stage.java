package dev.payouts.proofs.crashes;

import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.FleetPlan;
import dev.payouts.fleet.Patience;
import dev.payouts.proofs.crashes.evidence.Judgement;
import dev.payouts.proofs.crashes.evidence.LiveStates;
import dev.payouts.proofs.crashes.faults.FaultPlan.Planned;
import dev.payouts.proofs.crashes.faults.Injector;
import dev.payouts.proofs.crashes.load.Upstreams;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One fleet under load and faults, then at rest, then judged. */
final class Stage {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration PROGRESS = Duration.ofSeconds(30);

  /**
   * @param faults how many of each kind were injected
   * @param failures faults that could not be injected or mended
   * @param ownEnds how often a service ended though nobody had ended it
   */
  record Outcome(
      Judgement judgement, Map<String, Integer> faults, List<String> failures, int ownEnds) {
    boolean isGood() {
      return judgement.isGood() && failures.isEmpty();
    }

    int faultCount() {
      return faults.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  private final PrintStream out;
  private final FleetPlan plan;
  private final List<Planned> faults;
  private final Duration length;
  private final long seed;
  private final int payoutsPerSecond;

  Stage(
      PrintStream out,
      FleetPlan plan,
      List<Planned> faults,
      Duration length,
      long seed,
      int payoutsPerSecond) {
    this.out = out;
    this.plan = plan;
    this.faults = List.copyOf(faults);
    this.length = length;
    this.seed = seed;
    this.payoutsPerSecond = payoutsPerSecond;
  }

  Outcome run() {
    return Fleet.during(plan, this::run);
  }

  private Outcome run(Fleet fleet) {
    String prefix = plan.uniqueOrderIds() ? "u-" : "d-";
    try (var states = new LiveStates(fleet);
        var upstreams =
            new Upstreams(fleet, prefix, plan.uniqueOrderIds(), payoutsPerSecond, seed)) {
      upstreams.start();
      Injector injector = trouble(fleet, upstreams, states);
      Rest.await(out, fleet, upstreams, states);
      return new Outcome(
          Judgement.of(fleet, upstreams.acknowledged()),
          injector.injected(),
          injector.failures(),
          fleet.ownEnds());
    }
  }

  /** Returns what did it, with all mended. */
  private Injector trouble(Fleet fleet, Upstreams upstreams, LiveStates states) {
    long began = System.nanoTime();
    long spoken = began;
    int next = 0;
    try (var injector = new Injector(fleet, seed)) {
      while (System.nanoTime() - began < length.toNanos() && Patience.pause(LOOK)) {
        long now = System.nanoTime();
        while (next < faults.size() && faults.get(next).at().toNanos() <= now - began) {
          injector.inject(faults.get(next).fault());
          next++;
        }
        fleet.revive();
        if (now - spoken > PROGRESS.toNanos()) {
          spoken = now;
          out.printf(
              Locale.ROOT,
              "%5d s: %d faults begun, %,d payouts taken, %,d settled%n",
              Duration.ofNanos(now - began).toSeconds(),
              next,
              upstreams.acknowledged().size(),
              states.settled());
        }
      }
      upstreams.stop();
      injector.mend();
      return injector;
    }
  }
}
