package dev.payouts.proofs.crashes;

import dev.payouts.proofs.crashes.faults.FaultPlan;
import dev.payouts.proofs.crashes.faults.FaultPlan.Planned;
import dev.payouts.proofs.crashes.fleet.FleetPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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
    Path directory = directory();
    out.printf("state and logs in %s%n", directory);
    try {
      return run(directory, length, seed);
    } catch (IllegalStateException e) {
      out.printf("error: %s%n", e.getMessage());
      return false;
    }
  }

  private boolean run(Path directory, Duration length, long seed) {
    long started = System.nanoTime();
    Duration unique = length.multipliedBy(UNIQUE_PERCENT).dividedBy(100);
    Duration crashes = length.minus(unique);
    Stage.Outcome first =
        stage(
            "a gateway that refuses an id it has; every fault",
            new FleetPlan(command, directory.resolve("unique"), true, CampaignPolicy.settings()),
            FaultPlan.ofEverything(seed, unique),
            unique,
            seed);
    Stage.Outcome second =
        stage(
            "a gateway that makes an order of every request; workers and orchestrators crash",
            new FleetPlan(command, directory.resolve("any"), false, CampaignPolicy.settings()),
            FaultPlan.ofCrashes(seed, crashes),
            crashes,
            seed);
    boolean held = first.verdicts().violations() + second.verdicts().violations() == 0;
    if (held) {
      delete(directory);
    }
    report(first, second, System.nanoTime() - started);
    return held && first.tally().lost() + second.tally().lost() == 0;
  }

  private Stage.Outcome stage(
      String title, FleetPlan plan, List<Planned> faults, Duration length, long seed) {
    out.printf("%n%s, for %d s%n", title, length.toSeconds());
    Stage.Outcome outcome = new Stage(out, plan, faults, length, seed, payoutsPerSecond).run();
    out.printf(
        Locale.ROOT,
        "%,d payouts, %,d sent more than once, %,d in review; services that ended by themselves: %d%n",
        outcome.tally().payouts(),
        outcome.tally().sentAgain(),
        outcome.tally().review(),
        outcome.ownEnds());
    outcome
        .verdicts()
        .byGuarantee()
        .forEach(
            (name, verdict) ->
                out.printf(
                    "  %-22s %s%n",
                    name,
                    verdict.first() == null
                        ? "held"
                        : "BROKEN %d times, first: %s"
                            .formatted(verdict.violations(), verdict.first())));
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
        first.tally().payouts() + second.tally().payouts(),
        first.faultCount() + second.faultCount(),
        first.tally().paidTwice() + second.tally().paidTwice(),
        first.tally().lost() + second.tally().lost(),
        first.tally().review() + second.tally().review(),
        first.verdicts().violations() + second.verdicts().violations(),
        Duration.ofNanos(nanos).toSeconds());
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("payouts-crashes-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
