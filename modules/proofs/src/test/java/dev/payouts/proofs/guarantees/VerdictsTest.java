package dev.payouts.proofs.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a run that has happened. */
class VerdictsTest {
  private final Verdicts verdicts =
      new Verdicts(new Guarantees(Policy.defaults(), Duration.ZERO, List.of("secret")));

  @Test
  void goesOnAfterAViolationAndCountsThemAll() {
    verdicts.observe(new Observation.OrderMade("p1", Instant.EPOCH));
    verdicts.observe(new Observation.OrderMade("p1", Instant.EPOCH));
    verdicts.observe(new Observation.OrderMade("p1", Instant.EPOCH));

    assertThat(verdicts.byGuarantee().get("PaidAtMostOnce"))
        .isEqualTo(new Verdicts.Verdict(2, "PaidAtMostOnce: p1 has two orders at the gateway"));
    assertThat(verdicts.violations()).isEqualTo(2);
  }

  @Test
  void knowsWhatWasTakenAndNeverWritten() {
    verdicts.observe(new Observation.Acknowledged("p1"));
    verdicts.finish();

    assertThat(verdicts.byGuarantee().get("EveryPayoutEnds"))
        .extracting(Verdicts.Verdict::first)
        .asString()
        .contains("p1 was taken, but is no command");
  }

  @Test
  void findsSecretsInLogs() {
    verdicts.observe(new Observation.Logged("worker-1.log", "signed with secret"));

    assertThat(verdicts.byGuarantee().get("NoSecretsAnywhere"))
        .extracting(Verdicts.Verdict::first)
        .asString()
        .contains("worker-1.log shows a secret");
  }
}
