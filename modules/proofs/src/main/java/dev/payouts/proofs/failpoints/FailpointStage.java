package dev.payouts.proofs.failpoints;

import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.FleetPlan;
import dev.payouts.fleet.Patience;
import dev.payouts.proofs.crashes.evidence.Judgement;
import dev.payouts.proofs.crashes.evidence.LiveStates;
import dev.payouts.proofs.crashes.evidence.LiveTraffic;
import dev.payouts.proofs.crashes.load.FewPayouts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One fleet, whose services die at one failpoint after the other. */
final class FailpointStage {
  /** More than the policy's longest: after it a payout waits for a person. */
  private static final Duration REST_LIMIT = Duration.ofMinutes(5);

  /** What the gateway changes after that, and what the policy's watch takes to see it. */
  private static final Duration LATE_CHANGES = Duration.ofSeconds(15);

  /** Waves at one failpoint: each is of those that were not there when the one before died. */
  private static final int WAVES_MAX = 12;

  /** Waves in a row of which no payout was there: the step is not reached. */
  private static final int IN_VAIN_MAX = 3;

  /**
   * A third of a wave is to be there at first. On a slow machine transactions are smaller, because
   * each is committed before a cold JVM has read so much: then fewer are enough, for more waves.
   */
  private static final int LARGE_PART = 3;

  private static final int SMALL_PART = 12;

  /**
   * @param deaths how often a service died by orders
   */
  record Outcome(Judgement judgement, Matrix matrix, Map<String, String> ends, int deaths) {}

  private final PrintStream out;
  private final FleetPlan plan;
  private final List<Failpoint> points;
  private final List<String> accounts;
  private final long seed;
  private final Matrix matrix = new Matrix();
  private int waves;
  private int deaths;

  FailpointStage(
      PrintStream out, FleetPlan plan, List<Failpoint> points, List<String> accounts, long seed) {
    this.out = out;
    this.plan = plan;
    this.points = List.copyOf(points);
    this.accounts = List.copyOf(accounts);
    this.seed = seed;
  }

  Outcome run() {
    return Fleet.during(plan, this::run);
  }

  private Outcome run(Fleet fleet) {
    try (var states = new LiveStates(fleet);
        var traffic = new LiveTraffic(fleet);
        var upstream = new FewPayouts(fleet, seed)) {
      var stagehand = new Stagehand(fleet, states, traffic, upstream);
      points.forEach(point -> cross(point, stagehand));
      Set<String> all = upstream.acknowledged();
      boolean ended =
          Patience.until(REST_LIMIT, () -> states.open(all).isEmpty())
              && Patience.pause(LATE_CHANGES)
              && Patience.until(REST_LIMIT, () -> states.open(all).isEmpty());
      if (!ended) {
        out.printf("not at rest: %s%n", states.open(all).stream().limit(5).toList());
      }
      return new Outcome(Judgement.of(fleet, all), matrix, Ends.of(all, states), deaths);
    }
  }

  private void cross(Failpoint point, Stagehand stagehand) {
    long began = System.nanoTime();
    int before = matrix.size();
    List<String> missing = accounts;
    int part = LARGE_PART;
    int inVain = 0;
    for (int i = 0; i < WAVES_MAX && inVain < IN_VAIN_MAX && !missing.isEmpty(); i++) {
      int enough = Math.ceilDiv(missing.size(), part);
      List<String> reached =
          stagehand.play(point, new Wave("f%d-".formatted(++waves), missing, enough));
      if (reached.isEmpty()) {
        inVain++;
        part = SMALL_PART;
        continue;
      }
      inVain = 0;
      deaths++;
      matrix.add(point, reached);
      missing = accounts.stream().filter(one -> !matrix.covers(point, one)).toList();
    }
    out.printf(
        Locale.ROOT,
        "%4d s  %-12s %-42s %d of %d%n",
        Duration.ofNanos(System.nanoTime() - began).toSeconds(),
        point.victim().word(),
        point.words(),
        matrix.size() - before,
        accounts.size());
  }
}
