package dev.payouts.proofs.drills;

import dev.payouts.fleet.CampaignDirectory;
import dev.payouts.fleet.CampaignPolicy;
import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.FleetPlan;
import dev.payouts.fleet.FleetPlan.Size;
import dev.payouts.proofs.agent.ProofAgent;
import dev.payouts.proofs.crashes.evidence.Judgement;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Disasters on real processes that pay, each ended by the documented steps and nothing else. Then
 * the guarantees say what it cost.
 */
public final class DrillCampaign {
  private final PrintStream out;
  private final List<String> command;

  /**
   * @param command runs roles in a JVM of its own, once they are added to it
   */
  public DrillCampaign(PrintStream out, List<String> command) {
    this.out = out;
    this.command = List.copyOf(command);
  }

  /**
   * @param count of drills, chosen by the seed; all if there are no more
   * @return whether all went as documented and every promise held
   */
  public boolean run(int count, long seed) {
    List<Drill> chosen = new ArrayList<>(Losses.all());
    chosen.addAll(WrongClocks.all());
    Collections.shuffle(chosen, new Random(seed));
    List<String> titles =
        chosen.subList(0, Math.min(count, chosen.size())).stream().map(Drill::title).toList();
    var directory = CampaignDirectory.create("drills", out);
    long started = System.nanoTime();
    try {
      List<Judgement> judgements = new ArrayList<>();
      int steps = 0;
      for (boolean clocks : new boolean[] {false, true}) {
        List<Drill> drills =
            (clocks ? WrongClocks.all() : Losses.all())
                .stream().filter(drill -> titles.contains(drill.title())).toList();
        if (!drills.isEmpty()) {
          judgements.add(drill(directory, drills, clocks, seed));
          steps += drills.stream().mapToInt(drill -> drill.steps().size()).sum();
        }
      }
      report(titles.size(), steps, judgements, System.nanoTime() - started);
      boolean good = judgements.stream().allMatch(Judgement::isGood);
      if (good) {
        directory.delete();
      }
      return good;
    } catch (IllegalStateException e) {
      out.printf("error: %s%n", e.getMessage());
      return false;
    }
  }

  private Judgement drill(
      CampaignDirectory directory, List<Drill> drills, boolean clocks, long seed) {
    var plan =
        new FleetPlan(
            ProofAgent.into(command),
            directory.of(clocks ? "clocks" : "losses"),
            true,
            CampaignPolicy.underLoad(),
            Size.SINGLE);
    return Fleet.during(
        plan,
        fleet -> {
          try (var ground = new Ground(fleet, seed)) {
            drills.forEach(drill -> drill(drill, ground));
            Judgement judgement =
                clocks
                    ? Judgement.ofLyingClocks(fleet, ground.taken())
                    : Judgement.of(fleet, ground.taken(), ground.stateLostAt());
            judgement.print(out);
            return judgement;
          }
        });
  }

  private void drill(Drill drill, Ground ground) {
    long began = System.nanoTime();
    out.printf("%n%s%n", drill.title());
    ground.pay();
    drill.disaster().accept(ground);
    ground.payIfOpen();
    drill.noticing().accept(ground);
    for (int i = 0; i < drill.steps().size(); i++) {
      Drill.Step step = drill.steps().get(i);
      out.printf("  %d. %s%n", i + 1, step.words());
      step.deed().accept(ground);
    }
    ground.pay();
    ground.awaitRest();
    out.printf(
        "  all %,d payouts so far have ended, %d s%n",
        ground.taken().size(), Duration.ofNanos(System.nanoTime() - began).toSeconds());
  }

  private void report(int drills, int steps, List<Judgement> judgements, long nanos) {
    out.printf(
        Locale.ROOT,
        "drills: drills=%d steps=%d payouts=%d paid_twice=%d lost=%d review=%d violations=%d seconds=%d%n",
        drills,
        steps,
        judgements.stream().mapToLong(one -> one.tally().payouts()).sum(),
        judgements.stream().mapToLong(one -> one.tally().paidTwice()).sum(),
        judgements.stream().mapToLong(one -> one.tally().lost()).sum(),
        judgements.stream().mapToLong(one -> one.tally().review()).sum(),
        judgements.stream().mapToLong(one -> one.verdicts().violations()).sum(),
        Duration.ofNanos(nanos).toSeconds());
  }
}
