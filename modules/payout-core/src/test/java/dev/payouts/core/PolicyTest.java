package dev.payouts.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PolicyTest {
  @Test
  void refusesALimitThatStoredMomentsCannotHold() {
    Policy policy = Policy.defaults();

    assertThatThrownBy(
            () ->
                new Policy(
                    policy.attemptDeadline(),
                    policy.callLimit(),
                    policy.orphanedSocket(),
                    policy.clockSkew(),
                    policy.notFoundStaleness(),
                    policy.resubmit(),
                    policy.resubmitsMax(),
                    policy.notSentBackoff(),
                    policy.inquirySchedule(),
                    policy.inquiryLimit().plus(Duration.ofNanos(1)),
                    policy.unresolvedLimit(),
                    policy.pendingLimit(),
                    policy.reviewSchedule(),
                    policy.watchSchedule(),
                    policy.watchWindow(),
                    policy.idempotencyWindow(),
                    policy.freshFor()))
        .hasMessage("limits must be whole milliseconds");
  }
}
