package dev.payouts.core.guarantees;

import java.util.List;

/** All promises together. */
public final class Guarantees {
  private final List<Guarantee> all =
      List.of(
          new PaidAtMostOnce(),
          new ResubmitOnlyOnProof(),
          new FailedOnlyOnEvidence(),
          new LegalTransitionsOnly(),
          new ResultMatchesCommand(),
          new AttemptBeforePost(),
          new NoPostAfterDeadline(),
          new CountersNeverSkip(),
          new AlwaysATimer(),
          new NothingForgotten(),
          new NoAccountShown(),
          new EveryPayoutEnds());

  public void observe(Observation observation) {
    all.forEach(guarantee -> guarantee.observe(observation));
  }

  public void finish() {
    all.forEach(Guarantee::finish);
  }
}
