package dev.payouts.proofs.crashes;

import dev.payouts.fleet.CampaignDirectory;
import dev.payouts.fleet.CampaignPolicy;
import dev.payouts.fleet.FleetPlan;
import dev.payouts.fleet.FleetPlan.Size;
import dev.payouts.proofs.crashes.faults.FaultPlan;
import dev.payouts.proofs.crashes.faults.FaultPlan.Planned;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Real processes under load and faults, twice: at a gateway that keeps order ids unique, with every
 * fault; then at one that makes an order of every request, where workers and orchestrators crash.
 * The guarantees read what both left in topics, ledger and logs.
 */
public final class CrashCampaign {
  /** Of the whole campaign: the rest is for the gateway that does not check ids. */
  private static final int UNIQUE_PERCENT = 65;

  private final PrintStream out;
  private final List<String> command;
  private final int payoutsPerSecond;

  /**
   * @param command runs roles in a JVM of its own, once they are added to it
   */
  public CrashCampaign(PrintStream out, List<String> command, int payoutsPerSecond) {
    this.out = out;
    this.command = List.copyOf(command);
    this.payoutsPerSecond = payoutsPerSecond;
  }

  /**
   * @param length of the time under load and faults, both stages together
   * @return whether every promise held
   */
  public boolean run(Duration length, long seed) {
    var directory = CampaignDirectory.create("crashes", out);
    try {
      return run(directory, length, seed);
    } catch (IllegalStateException e) {
      out.printf("error: %s%n", e.getMessage());
      return false;
    }
  }

  private boolean run(CampaignDirectory directory, Duration length, long seed) {
    long started = System.nanoTime();
    Duration unique = length.multipliedBy(UNIQUE_PERCENT).dividedBy(100);
    Duration crashes = length.minus(unique);
    Stage.Outcome first =
        stage(
            "a gateway that refuses an id it has; every fault",
            new FleetPlan(
                command, directory.of("unique"), true, CampaignPolicy.underLoad(), Size.REDUNDANT),
            FaultPlan.ofEverything(seed, unique),
            unique,
            seed);
    Stage.Outcome second =
        stage(
            "a gateway that makes an order of every request; workers and orchestrators crash",
            new FleetPlan(
                command, directory.of("any"), false, CampaignPolicy.underLoad(), Size.REDUNDANT),
            FaultPlan.ofCrashes(seed, crashes),
            crashes,
            seed);
    report(first, second, System.nanoTime() - started);
    boolean good = first.isGood() && second.isGood();
    if (good) {
      directory.delete();
    }
    return good;
  }

  private Stage.Outcome stage(
      String title, FleetPlan plan, List<Planned> faults, Duration length, long seed) {
    out.printf("%n%s, for %d s%n", title, length.toSeconds());
    Stage.Outcome outcome = new Stage(out, plan, faults, length, seed, payoutsPerSecond).run();
    out.printf(
        Locale.ROOT,
        "%,d payouts, %,d sent more than once, %,d in review; services that ended by themselves: %d%n",
        outcome.judgement().tally().payouts(),
        outcome.judgement().tally().sentAgain(),
        outcome.judgement().tally().review(),
        outcome.ownEnds());
    outcome.judgement().print(out);
    outcome.failures().forEach(failure -> out.printf("not done: %s%n", failure));
    return outcome;
  }

  private void report(Stage.Outcome first, Stage.Outcome second, long nanos) {
    Map<String, Integer> faults = new TreeMap<>(first.faults());
    second.faults().forEach((kind, count) -> faults.merge(kind, count, Integer::sum));
    out.println();
    faults.forEach((kind, count) -> out.printf("%6d  %s%n", count, kind));
    out.printf(
        Locale.ROOT,
        "crashes: payouts=%d faults=%d paid_twice=%d lost=%d review=%d violations=%d seconds=%d%n",
        first.judgement().tally().payouts() + second.judgement().tally().payouts(),
        first.faultCount() + second.faultCount(),
        first.judgement().tally().paidTwice() + second.judgement().tally().paidTwice(),
        first.judgement().tally().lost() + second.judgement().tally().lost(),
        first.judgement().tally().review() + second.judgement().tally().review(),
        first.judgement().verdicts().violations() + second.judgement().verdicts().violations(),
        Duration.ofNanos(nanos).toSeconds());
  }
}
