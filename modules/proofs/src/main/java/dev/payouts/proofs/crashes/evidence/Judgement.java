package dev.payouts.proofs.crashes.evidence;

import dev.payouts.fleet.CampaignPolicy;
import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.FleetPlan;
import dev.payouts.proofs.guarantees.Guarantees;
import dev.payouts.proofs.guarantees.Observation;
import dev.payouts.proofs.guarantees.Verdicts;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** What the guarantees say about all that a fleet did, and its figures. */
public record Judgement(Verdicts verdicts, Tally tally) {

  /**
   * Reads everything.
   *
   * @param fleet at rest, but up
   * @param acknowledged payouts that somebody said to have
   */
  public static Judgement of(Fleet fleet, Set<String> acknowledged) {
    return of(fleet, acknowledged, OptionalLong.empty());
  }

  /**
   * The same, for orchestrators that lost their state.
   *
   * @param stateLostAt in milliseconds since 1970
   */
  public static Judgement of(Fleet fleet, Set<String> acknowledged, OptionalLong stateLostAt) {
    CampaignPolicy policy = fleet.plan().policy();
    return of(
        new Guarantees(policy.policy(), policy.onTheWay(), List.of(FleetPlan.SECRET)),
        new Chronicle(fleet, stateLostAt),
        acknowledged);
  }

  /** The same, where nothing that was written says when it was. */
  public static Judgement ofLyingClocks(Fleet fleet, Set<String> acknowledged) {
    return of(
        Guarantees.withoutTime(List.of(FleetPlan.SECRET)),
        Chronicle.withoutTime(fleet),
        acknowledged);
  }

  private static Judgement of(
      Guarantees guarantees, Chronicle chronicle, Set<String> acknowledged) {
    var verdicts = new Verdicts(guarantees);
    var tally = new Tally();
    chronicle.tell(
        observation -> {
          verdicts.observe(observation);
          tally.observe(observation);
        });
    for (String id : acknowledged) {
      var taken = new Observation.Acknowledged(id);
      verdicts.observe(taken);
      tally.observe(taken);
    }
    verdicts.finish();
    return new Judgement(verdicts, tally);
  }

  /** A line for each guarantee. */
  public void print(PrintStream out) {
    verdicts
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
  }

  /** Whether every promise held and nothing is lost. */
  public boolean isGood() {
    return verdicts.violations() == 0 && tally.lost() == 0;
  }
}
