package dev.payouts.proofs.guarantees;

import dev.payouts.core.Policy;
import java.time.Duration;
import java.util.List;

/** All promises together: what every campaign attaches. */
public final class Guarantees {
  private final List<Guarantee> all;

  /**
   * @param policy the orchestrator's
   * @param onTheWay how long before a POST is seen it may have been begun
   * @param secrets that must show nowhere
   */
  public Guarantees(Policy policy, Duration onTheWay, List<String> secrets) {
    this.all =
        List.of(
            new PaidAtMostOnce(),
            new AttemptBeforePost(),
            new NoPostAfterDeadline(onTheWay, policy.clockSkew()),
            new ResubmitOnlyOnProof(policy),
            new FailedOnlyOnEvidence(),
            new LegalTransitionsOnly(),
            new ResultMatchesCommand(),
            new RevisionsNeverSkip(),
            new NoSecretsAnywhere(secrets),
            new EveryPayoutEnds(),
            new TruthIsTold(),
            new SumsConserved());
  }

  private Guarantees(List<Guarantee> some) {
    this.all = some;
  }

  /**
   * Those that do not depend on when things happened, nor on the order of what has no cause in
   * common.
   *
   * @param secrets that must show nowhere
   */
  public static Guarantees withoutTime(List<String> secrets) {
    return new Guarantees(
        List.of(
            new PaidAtMostOnce(),
            new ResultMatchesCommand(),
            new NoSecretsAnywhere(secrets),
            new EveryPayoutEnds(),
            new TruthIsTold(),
            new SumsConserved()));
  }

  List<Guarantee> all() {
    return all;
  }

  public List<String> names() {
    return all.stream().map(Guarantee::name).toList();
  }

  /**
   * @throws BrokenGuarantee as soon as one does not hold
   */
  public void observe(Observation observation) {
    all.forEach(guarantee -> guarantee.observe(observation));
  }

  /** Whether all would hold if nothing more happened. */
  public boolean hold() {
    try {
      finish();
      return true;
    } catch (BrokenGuarantee open) {
      return false;
    }
  }

  /**
   * Nothing more will happen, and no fault has disturbed the last part.
   *
   * @throws BrokenGuarantee if one does not hold
   */
  public void finish() {
    all.forEach(Guarantee::finish);
  }
}
