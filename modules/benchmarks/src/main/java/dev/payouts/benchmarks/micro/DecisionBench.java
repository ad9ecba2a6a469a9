package dev.payouts.benchmarks.micro;

import dev.payouts.core.Decision;
import dev.payouts.core.Input;
import dev.payouts.core.Payout;
import dev.payouts.core.PayoutMachine;
import dev.payouts.core.Policy;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the state machine decides. */
@State(Scope.Benchmark)
public class DecisionBench {
  private final Specimen specimen = new Specimen(17);
  private final Instant now = Specimen.NOW;
  private final Policy policy = Specimen.POLICY;
  private final Input submitted = specimen.submitted();
  private final Payout sent = specimen.sent();
  private final Input accepted = specimen.accepted();
  private final Payout asked = specimen.asked();
  private final Input found = specimen.found();

  @Benchmark
  public Decision submitted() {
    return PayoutMachine.decide(null, submitted, now, policy);
  }

  @Benchmark
  public Decision accepted() {
    return PayoutMachine.decide(sent, accepted, now, policy);
  }

  @Benchmark
  public Decision completed() {
    return PayoutMachine.decide(asked, found, now, policy);
  }
}
