package dev.payouts.proofs.simulation;

import dev.payouts.core.InquirySchedule;
import dev.payouts.core.Policy;
import dev.payouts.proofs.simulation.engine.Choices;
import java.time.Duration;

/** The policies that histories run under. */
final class Policies {
  private static final int DEFAULTS_ONE_IN = 24;

  private Policies() {}

  static Policy choose(Choices choices) {
    if (choices.oneIn(DEFAULTS_ONE_IN)) {
      return Policy.defaults();
    }
    return choices.of(
        brisk(Policy.Resubmit.AFTER_QUARANTINE, 3),
        brisk(Policy.Resubmit.AFTER_QUARANTINE, 3),
        brisk(Policy.Resubmit.NEVER, 3),
        brisk(Policy.Resubmit.AFTER_QUARANTINE, 0));
  }

  /** The defaults' short limits with long ones that a short history can reach. */
  private static Policy brisk(Policy.Resubmit resubmit, int resubmitsMax) {
    Policy defaults = Policy.defaults();
    return new Policy(
        defaults.attemptDeadline(),
        defaults.callLimit(),
        defaults.orphanedSocket(),
        defaults.clockSkew(),
        defaults.notFoundStaleness(),
        resubmit,
        resubmitsMax,
        defaults.notSentBackoff(),
        defaults.inquirySchedule(),
        defaults.inquiryLimit(),
        Duration.ofMinutes(15),
        Duration.ofHours(3),
        new InquirySchedule(Duration.ofMinutes(5), Duration.ofHours(2), 0.2),
        new InquirySchedule(Duration.ofMinutes(45), Duration.ofHours(3), 0.2),
        Duration.ofDays(2),
        Duration.ofDays(3),
        defaults.freshFor());
  }
}
