package dev.payouts.proofs.restore;

import dev.payouts.fleet.CampaignDirectory;
import dev.payouts.fleet.CampaignPolicy;
import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.FleetPlan;
import dev.payouts.fleet.FleetPlan.Size;
import dev.payouts.fleet.Instance;
import dev.payouts.fleet.Patience;
import dev.payouts.fleet.Role;
import dev.payouts.fleet.StateFiles;
import dev.payouts.proofs.crashes.evidence.LiveStates;
import dev.payouts.proofs.crashes.load.FewPayouts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How long new payouts wait for an orchestrator that remembers many old ones: when its state is on
 * its disk, when all of it must come from Kafka, and when it is killed and another has a copy.
 */
public final class RestoreCampaign {
  private static final String CHANGELOG = "payout-orchestrator-payouts-changelog";
  private static final String ORDINARY = "471100";
  private static final int PROBES = 40;
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private final PrintStream out;
  private final List<String> command;
  private int probes;

  /**
   * @param command runs roles in a JVM of its own, once they are added to it
   */
  public RestoreCampaign(PrintStream out, List<String> command) {
    this.out = out;
    this.command = List.copyOf(command);
  }

  /**
   * @param payouts to remember
   * @return whether all of them were, and all new ones ended
   */
  public boolean run(long payouts) {
    var directory = CampaignDirectory.create("restore", out);
    var plan =
        new FleetPlan(command, directory.of("fleet"), true, CampaignPolicy.underLoad(), Size.PAIRS);
    try {
      boolean _ =
          Fleet.during(
              plan,
              fleet -> {
                run(fleet, payouts);
                return true;
              });
    } catch (IllegalStateException e) {
      out.printf("error: %s%n", e.getMessage());
      return false;
    }
    directory.delete();
    return true;
  }

  private void run(Fleet fleet, long payouts) {
    try (var states = new LiveStates(fleet);
        var upstream = new FewPayouts(fleet, 1)) {
      List<Instance> orchestrators = fleet.of(Role.ORCHESTRATOR);
      Instance first = orchestrators.getFirst();
      Instance second = orchestrators.getLast();
      upstream.send(Set.of(ManyPayouts.template()), _ -> ORDINARY);
      awaitSettled(states, Set.of(ManyPayouts.template()));
      orchestrators.forEach(Instance::stop);
      long bytes =
          new ManyPayouts(fleet.kafka().bootstrapServers(), CHANGELOG, plan(fleet).partitions())
              .write(payouts);
      out.printf(Locale.ROOT, "%,d payouts written, %,d MB%n", payouts, bytes >> 20);
      orchestrators.forEach(StateFiles::delete);

      double cold = timed(states, upstream, first::start);
      out.printf(Locale.ROOT, "all from Kafka: %.1f s%n", cold);
      first.stop();
      double own = timed(states, upstream, first::start);
      out.printf(Locale.ROOT, "own state on disk: %.1f s%n", own);
      second.start();
      require(Patience.until(LIMIT, () -> hasCopy(second)), "no copy is made");
      double copy = timed(states, upstream, first::kill);
      out.printf(Locale.ROOT, "killed, another has a copy: %.1f s%n", copy);
      out.printf(
          Locale.ROOT,
          "restore: payouts=%d mb=%d from_kafka_s=%.1f own_state_s=%.1f standby_s=%.1f%n",
          payouts,
          bytes >> 20,
          cold,
          own,
          copy);
    }
  }

  private static Size plan(Fleet fleet) {
    return fleet.plan().size();
  }

  /** From the deed until payouts of all partitions have ended, in seconds. */
  private double timed(LiveStates states, FewPayouts upstream, Runnable deed) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < PROBES; i++) {
      ids.add("probe-" + ++probes);
    }
    long began = System.nanoTime();
    deed.run();
    upstream.send(ids, _ -> ORDINARY);
    awaitSettled(states, Set.copyOf(ids));
    return (System.nanoTime() - began) / 1e9;
  }

  private static void awaitSettled(LiveStates states, Set<String> ids) {
    require(
        Patience.until(LIMIT, () -> states.open(ids).stream().noneMatch(ids::contains)),
        "payouts do not end");
  }

  /** It follows the changelogs of what the other one has, and is at their ends. */
  private static boolean hasCopy(Instance instance) {
    List<String> lags =
        instance
            .metrics()
            .lines()
            .filter(line -> line.startsWith("kafka_consumer_fetch_manager_records_lag{"))
            .filter(line -> line.contains(CHANGELOG))
            .toList();
    return !lags.isEmpty() && lags.stream().allMatch(line -> line.endsWith(" 0.0"));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
