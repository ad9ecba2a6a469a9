package dev.payouts.core.campaign;

import dev.payouts.core.InquirySchedule;
import dev.payouts.core.Policy;
import java.time.Duration;

/** The policies that campaigns run under. */
final class Policies {
  private Policies() {}

  static Policy choose(Choices choices) {
    return switch (choices.next(4)) {
      case 1 -> Policy.defaults();
      case 2 -> brisk(Policy.Resubmit.NEVER, 3);
      case 3 -> brisk(Policy.Resubmit.AFTER_QUARANTINE, 0);
      default -> brisk(Policy.Resubmit.AFTER_QUARANTINE, 3);
    };
  }

  /** The defaults' short limits with long ones that a history of a hundred steps can reach. */
  static Policy brisk(Policy.Resubmit resubmit, int resubmitsMax) {
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
        Duration.ofMinutes(10),
        Duration.ofHours(2),
        defaults.reviewSchedule(),
        new InquirySchedule(Duration.ofMinutes(30), Duration.ofHours(6), 0.2),
        Duration.ofDays(2),
        Duration.ofDays(3),
        defaults.freshFor());
  }
}
