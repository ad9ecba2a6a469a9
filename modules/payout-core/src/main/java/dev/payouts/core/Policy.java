package dev.payouts.core;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * The time limits and choices of the state machine. Defaults: {@link #defaults()}.
 *
 * @param attemptDeadline from permit to the last moment a worker may begin to send
 * @param callLimit the longest a call may take once begun
 * @param orphanedSocket how long a closed socket may still deliver what was written to it: a lost
 *     network that heals within it retransmits
 * @param clockSkew the most that two machines' clocks differ
 * @param notFoundStaleness how long the gateway may call a new order unknown
 * @param resubmitsMax attempts after an absent order, before a person must look
 * @param notSentBackoff waits between attempts that were not sent
 * @param inquirySchedule waits between inquiries while the fate is open
 * @param inquiryLimit after which an unanswered inquiry counts as lost
 * @param unresolvedLimit how long a payout may be uncertain before a person must look
 * @param pendingLimit how long the gateway may leave an order open before a person must look
 * @param reviewSchedule waits between inquiries in review
 * @param watchSchedule waits between inquiries after a result
 * @param watchWindow how long a result is watched
 * @param idempotencyWindow how long an ended payout is remembered
 * @param freshFor older commands without a payout are asked about before their first attempt
 */
public record Policy(
    Duration attemptDeadline,
    Duration callLimit,
    Duration orphanedSocket,
    Duration clockSkew,
    Duration notFoundStaleness,
    Resubmit resubmit,
    int resubmitsMax,
    InquirySchedule notSentBackoff,
    InquirySchedule inquirySchedule,
    Duration inquiryLimit,
    Duration unresolvedLimit,
    Duration pendingLimit,
    InquirySchedule reviewSchedule,
    InquirySchedule watchSchedule,
    Duration watchWindow,
    Duration idempotencyWindow,
    Duration freshFor) {

  /** What an order that is proven absent leads to. */
  public enum Resubmit {
    AFTER_QUARANTINE,
    /** For a gateway that does not keep merchant_order_id unique. */
    NEVER
  }

  /** Keeps every sum of moments and limits far from overflow. */
  private static final Duration LONGEST = Duration.ofDays(3650);

  public Policy {
    Stream.of(
            attemptDeadline,
            callLimit,
            orphanedSocket,
            clockSkew,
            notFoundStaleness,
            notSentBackoff.longest(),
            inquirySchedule.longest(),
            inquiryLimit,
            unresolvedLimit,
            pendingLimit,
            reviewSchedule.longest(),
            watchSchedule.longest(),
            watchWindow,
            idempotencyWindow,
            freshFor)
        .forEach(
            limit -> {
              require(limit.compareTo(LONGEST) <= 0, "no limit may exceed 3650 days");
              // Moments are stored in milliseconds; a timer must be the same before and after.
              require(
                  limit.truncatedTo(ChronoUnit.MILLIS).equals(limit),
                  "limits must be whole milliseconds");
            });
    require(attemptDeadline.isPositive(), "attempt-deadline must be above zero");
    require(callLimit.isPositive(), "call-limit must be above zero");
    require(!orphanedSocket.isNegative(), "orphaned-socket must not be negative");
    require(!clockSkew.isNegative(), "clock-skew must not be negative");
    require(!notFoundStaleness.isNegative(), "not-found-staleness must not be negative");
    require(resubmitsMax >= 0, "resubmits-max must not be negative");
    require(inquiryLimit.compareTo(callLimit) >= 0, "inquiry-limit must not be below call-limit");
    Duration quarantine = callLimit.plus(orphanedSocket).plus(clockSkew).plus(notFoundStaleness);
    require(
        unresolvedLimit.compareTo(attemptDeadline.plus(quarantine)) > 0,
        "unresolved-limit must be above the quarantine, or every uncertain payout ends in review");
    require(pendingLimit.isPositive(), "pending-limit must be above zero");
    require(!watchWindow.isNegative(), "watch-window must not be negative");
    require(
        idempotencyWindow.compareTo(watchWindow) >= 0,
        "idempotency-window must not be below watch-window");
    require(freshFor.isPositive(), "fresh-for must be above zero");
    require(
        idempotencyWindow.compareTo(freshFor) >= 0,
        "idempotency-window must not be below fresh-for, or a forgotten payout is paid again");
  }

  public static Policy defaults() {
    return new Policy(
        Duration.ofSeconds(30),
        Duration.ofSeconds(20),
        Duration.ofSeconds(100),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Resubmit.AFTER_QUARANTINE,
        3,
        new InquirySchedule(Duration.ofSeconds(1), Duration.ofMinutes(1), 0.2),
        new InquirySchedule(Duration.ofSeconds(1), Duration.ofMinutes(5), 0.2),
        Duration.ofSeconds(45),
        Duration.ofHours(1),
        Duration.ofHours(72),
        new InquirySchedule(Duration.ofMinutes(1), Duration.ofMinutes(15), 0.2),
        new InquirySchedule(Duration.ofHours(1), Duration.ofHours(24), 0.2),
        Duration.ofDays(30),
        Duration.ofDays(90),
        Duration.ofMinutes(10));
  }

  /** From an attempt's deadline to the moment when "not found" begins to prove something. */
  public Duration quarantine() {
    return callLimit.plus(orphanedSocket).plus(clockSkew).plus(notFoundStaleness);
  }

  /**
   * From the arrival of a request to the moment when "not found" begins to prove something. The
   * moment may be read off another clock than the one that set it, after a hand-over.
   */
  Duration settledAfter() {
    return notFoundStaleness.plus(clockSkew);
  }

  static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
