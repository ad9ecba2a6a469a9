package dev.payouts.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of which merchant a payout is paid and asked about when its lane's account is replaced. */
class MerchantTest {
  private static final Terms TERMS =
      new Terms(
          new BigDecimal("100.000000"),
          "THB",
          "TH",
          "bank",
          new Payee("0123456789", null, null),
          null,
          null,
          "",
          null);

  private final Policy policy = Policy.defaults();
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");
  private @Nullable Payout payout;

  @Test
  void isTheLanesAtTheFirstPermit() {
    submit(now);

    decide(new Input.PermitGranted("second"));

    assertThat(merchant()).isEqualTo("second");
  }

  @Test
  void followsTheLaneWhileNothingWasSent() {
    submit(now);
    decide(new Input.PermitGranted("first"));
    decide(new Input.SubmitReplied(1, new SubmitOutcome.NotSent("connect refused")));

    decide(new Input.PermitGranted("second"));

    assertThat(merchant()).isEqualTo("second");
  }

  @Test
  void staysOnceAnAttemptMayHaveBeenSent() {
    submit(now);
    decide(new Input.PermitGranted("first"));
    pass(policy.attemptDeadline());
    fire();
    pass(policy.quarantine());
    fire();
    assertThat(payout().delivery().merchant()).isEqualTo("first");
    decide(new Input.InquiryReplied(1, new InquiryOutcome.Absent()));
    assertThat(payout().phase()).isEqualTo(Phase.QUEUED);

    decide(new Input.PermitGranted("second"));
    decide(new Input.SubmitReplied(2, new SubmitOutcome.NotSent("another merchant's account")));
    decide(new Input.PermitGranted("second"));

    assertThat(payout().attempts()).isEqualTo(3);
    assertThat(merchant()).isEqualTo("first");
  }

  @Test
  void staysOnceItWasAskedAbout() {
    submit(now.minus(policy.freshFor()).minusSeconds(1));
    pass(policy.attemptDeadline().plus(policy.quarantine()));
    fire();
    decide(new Input.InquiryReplied(1, new InquiryOutcome.Absent()));

    decide(new Input.PermitGranted("second"));

    assertThat(payout().phase()).isEqualTo(Phase.SUBMITTING);
    assertThat(merchant()).isEqualTo("first");
  }

  private void submit(Instant recordedAt) {
    var delivery = new Delivery("default", 0, null, null, "first");
    decide(new Input.Submit("wage-17", TERMS, delivery, recordedAt));
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private void fire() {
    decide(new Input.TimerFired(payout().timers()));
  }

  private void decide(Input input) {
    payout = PayoutMachine.decide(payout, input, now, policy).payout();
  }

  private Payout payout() {
    if (payout == null) {
      throw new AssertionError("no payout");
    }
    return payout;
  }

  private @Nullable String merchant() {
    return payout().delivery().merchant();
  }
}
