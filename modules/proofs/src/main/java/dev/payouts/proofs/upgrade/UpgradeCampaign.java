package dev.payouts.proofs.upgrade;

import dev.payouts.fleet.CampaignDirectory;
import dev.payouts.fleet.CampaignPolicy;
import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.FleetPlan;
import dev.payouts.fleet.FleetPlan.Size;
import dev.payouts.fleet.Instance;
import dev.payouts.fleet.Patience;
import dev.payouts.fleet.Role;
import dev.payouts.proofs.crashes.Rest;
import dev.payouts.proofs.crashes.evidence.Judgement;
import dev.payouts.proofs.crashes.evidence.LiveStates;
import dev.payouts.proofs.crashes.load.Upstreams;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Two of each service of an older version pay under load; one after the other, in an order by seed,
 * becomes this version. Until the last one is new, old and new ones work for each other.
 */
public final class UpgradeCampaign {
  private static final Duration READY_LIMIT = Duration.ofMinutes(3);
  private static final Duration PROGRESS_LIMIT = Duration.ofMinutes(5);

  /** How many payouts end before the next service is replaced. */
  private static final int STRIDE = 300;

  private final PrintStream out;
  private final Path repository;
  private final List<String> command;
  private final int payoutsPerSecond;

  /**
   * @param repository whose sources are those of the running program
   * @param command runs roles of this version, once they are added to it
   */
  public UpgradeCampaign(
      PrintStream out, Path repository, List<String> command, int payoutsPerSecond) {
    this.out = out;
    this.repository = repository;
    this.command = List.copyOf(command);
    this.payoutsPerSecond = payoutsPerSecond;
  }

  /**
   * @param from the revision to come from; the last with another form of state if empty
   * @param services how many to replace at most; there are eight
   * @return whether every promise held
   */
  public boolean run(Optional<String> from, int services, long seed) {
    var directory = CampaignDirectory.create("upgrade", out);
    try {
      String revision = from.orElseGet(() -> OlderBuild.lastWithOtherState(repository));
      out.printf("building revision %s%n", revision);
      var older = OlderBuild.of(repository, revision, directory.of("older"));
      var plan =
          new FleetPlan(
              older.command(), directory.of("fleet"), true, CampaignPolicy.underLoad(), Size.PAIRS);
      boolean good = Fleet.during(plan, fleet -> run(fleet, revision, services, seed));
      if (good) {
        directory.delete();
      }
      return good;
    } catch (IllegalStateException e) {
      out.printf("error: %s%n", e.getMessage());
      return false;
    }
  }

  private boolean run(Fleet fleet, String revision, int services, long seed) {
    long began = System.nanoTime();
    // The gateway is nobody's version: what it did is read as this version writes it.
    replace(fleet, fleet.sandbox());
    try (var states = new LiveStates(fleet);
        var upstreams = new Upstreams(fleet, "n-", true, payoutsPerSecond, seed)) {
      upstreams.start();
      List<Instance> old = new ArrayList<>();
      for (Role role : Role.values()) {
        if (role != Role.SANDBOX) {
          old.addAll(fleet.of(role));
        }
      }
      Collections.shuffle(old, new Random(seed));
      for (Instance next : old.subList(0, Math.min(services, old.size()))) {
        awaitMore(states);
        replace(fleet, next);
      }
      awaitMore(states);
      upstreams.stop();
      Rest.await(out, fleet, upstreams, states);
      return report(fleet, Judgement.of(fleet, upstreams.acknowledged()), revision, began);
    }
  }

  private static void awaitMore(LiveStates states) {
    long enough = states.settled() + STRIDE;
    if (!Patience.until(PROGRESS_LIMIT, () -> states.settled() >= enough)) {
      throw new IllegalStateException("nothing is paid any more");
    }
  }

  private void replace(Fleet fleet, Instance next) {
    long began = System.nanoTime();
    next.stop();
    next.become(command);
    next.start();
    if (!Patience.until(READY_LIMIT, fleet::isReady)) {
      throw new IllegalStateException(
          "after %s was replaced these do not become ready: %s"
              .formatted(next.name(), fleet.unready()));
    }
    out.printf(
        Locale.ROOT,
        "%s is of this version, ready after %.1f s%n",
        next.name(),
        (System.nanoTime() - began) / 1e9);
  }

  private boolean report(Fleet fleet, Judgement judgement, String revision, long began) {
    judgement.print(out);
    out.printf(
        Locale.ROOT,
        "upgrade: from=%.7s payouts=%d own_ends=%d paid_twice=%d lost=%d review=%d violations=%d"
            + " seconds=%d%n",
        revision,
        judgement.tally().payouts(),
        fleet.ownEnds(),
        judgement.tally().paidTwice(),
        judgement.tally().lost(),
        judgement.tally().review(),
        judgement.verdicts().violations(),
        Duration.ofNanos(System.nanoTime() - began).toSeconds());
    return judgement.isGood() && fleet.ownEnds() == 0;
  }
}
