package dev.payouts.proofs.failpoints;

import dev.payouts.fleet.CampaignDirectory;
import dev.payouts.fleet.CampaignPolicy;
import dev.payouts.fleet.FleetPlan;
import dev.payouts.fleet.FleetPlan.Size;
import dev.payouts.proofs.agent.ProofAgent;
import dev.payouts.proofs.crashes.load.Payouts;
import dev.payouts.sandbox.MagicAccounts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Real processes that die at each failpoint, with a payout there for each misbehaviour of the
 * gateway: first at one that keeps order ids unique, then at one that makes an order of every
 * request and tells the truth in the end.
 */
public final class FailpointCampaign {
  /** At what services die. */
  public enum Gateway {
    UNIQUE_IDS("refuses an id it has"),
    ANY_ID("makes an order of every request");

    private final String words;

    Gateway(String words) {
      this.words = words;
    }
  }

  private final PrintStream out;
  private final List<String> command;

  /**
   * @param command runs roles in a JVM of its own, once they are added to it; its first word is
   *     that of the JVM
   */
  public FailpointCampaign(PrintStream out, List<String> command) {
    this.out = out;
    this.command = List.copyOf(command);
  }

  /**
   * @param count of failpoints, chosen by the seed; all if there are no more
   * @return whether every promise held and every failpoint was reached
   */
  public boolean run(int count, long seed, Set<Gateway> gateways) {
    List<Failpoint> points = choose(count, seed);
    var directory = CampaignDirectory.create("failpoints", out);
    try {
      long started = System.nanoTime();
      List<FailpointStage.Outcome> stages = new ArrayList<>();
      boolean good = true;
      for (Gateway gateway : gateways.stream().sorted().toList()) {
        FailpointStage.Outcome outcome = stage(directory, gateway, points, seed);
        stages.add(outcome);
        good &= isGood(gateway, outcome, points);
      }
      report(points, stages, System.nanoTime() - started);
      if (good) {
        directory.delete();
      }
      return good;
    } catch (IllegalStateException e) {
      out.printf("error: %s%n", e.getMessage());
      return false;
    }
  }

  private static List<Failpoint> choose(int count, long seed) {
    List<Failpoint> points = new ArrayList<>(List.of(Failpoint.values()));
    Collections.shuffle(points, new Random(seed));
    return points.subList(0, Math.min(count, points.size())).stream().sorted().toList();
  }

  private FailpointStage.Outcome stage(
      CampaignDirectory directory, Gateway gateway, List<Failpoint> points, long seed) {
    Map<String, String> misbehaviours = new TreeMap<>(MagicAccounts.all());
    if (gateway == Gateway.ANY_ID) {
      misbehaviours.keySet().retainAll(Payouts.HONEST);
    }
    out.printf(
        "%na gateway that %s: %d failpoints, %d misbehaviours%n",
        gateway.words, points.size(), misbehaviours.size());
    var plan =
        new FleetPlan(
            ProofAgent.into(command),
            directory.of(gateway.name().toLowerCase(Locale.ROOT)),
            gateway == Gateway.UNIQUE_IDS,
            CampaignPolicy.watchful(),
            Size.SINGLE);
    FailpointStage.Outcome outcome =
        new FailpointStage(out, plan, points, List.copyOf(misbehaviours.keySet()), seed).run();
    out.println();
    outcome
        .matrix()
        .print(out, points, misbehaviours, id -> outcome.ends().getOrDefault(id, Ends.NOT_ENDED));
    outcome.judgement().print(out);
    return outcome;
  }

  private boolean isGood(Gateway gateway, FailpointStage.Outcome outcome, List<Failpoint> points) {
    boolean good = outcome.judgement().isGood();
    for (Failpoint point : points) {
      if (!outcome.matrix().isReached(point)) {
        out.printf(
            "never reached at a gateway that %s: %s, %s%n",
            gateway.words, point.victim().word(), point.words());
        good = false;
      }
    }
    return good;
  }

  private void report(List<Failpoint> points, List<FailpointStage.Outcome> stages, long nanos) {
    out.printf(
        Locale.ROOT,
        "failpoints: points=%d cells=%d deaths=%d payouts=%d paid_twice=%d lost=%d review=%d violations=%d seconds=%d%n",
        points.size(),
        stages.stream().mapToInt(stage -> stage.matrix().size()).sum(),
        stages.stream().mapToInt(FailpointStage.Outcome::deaths).sum(),
        stages.stream().mapToLong(stage -> stage.judgement().tally().payouts()).sum(),
        stages.stream().mapToLong(stage -> stage.judgement().tally().paidTwice()).sum(),
        stages.stream().mapToLong(stage -> stage.judgement().tally().lost()).sum(),
        stages.stream().mapToLong(stage -> stage.judgement().tally().review()).sum(),
        stages.stream().mapToLong(stage -> stage.judgement().verdicts().violations()).sum(),
        Duration.ofNanos(nanos).toSeconds());
  }
}
