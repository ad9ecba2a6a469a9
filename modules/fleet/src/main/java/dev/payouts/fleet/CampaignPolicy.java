package dev.payouts.fleet;

import dev.payouts.core.InquirySchedule;
import dev.payouts.core.Policy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The policy of a campaign with real processes, as the orchestrator's settings and as the
 * guarantees know it. The gateway is on this machine: nothing needs the minutes that a network
 * needs.
 *
 * @param deadline of an attempt
 * @param inquiryLimit how long an inquiry may stay unanswered
 * @param watch how often an ended payout is asked about
 */
public record CampaignPolicy(Duration deadline, Duration inquiryLimit, InquirySchedule watch) {
  private static final double JITTER = 0.2;
  private static final Duration CALL_LIMIT = Duration.ofSeconds(4);
  private static final Duration ORPHANED_SOCKET = Duration.ofSeconds(2);
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(1);

  /** The sandbox's "found late" is 5 s. Source: docs/SANDBOX.md. */
  private static final Duration STALENESS = Duration.ofSeconds(6);

  private static final Duration UNRESOLVED = Duration.ofSeconds(90);
  private static final Duration PENDING = Duration.ofSeconds(60);
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** For much load: nobody waits long for an attempt, and what has ended is left alone. */
  public static CampaignPolicy underLoad() {
    return new CampaignPolicy(
        Duration.ofSeconds(8), Duration.ofSeconds(10), Policy.defaults().watchSchedule());
  }

  /**
   * For few payouts at processes that are started while attempts and inquiries wait, one after the
   * other, on a slow machine: what the gateway changes later is seen soon.
   */
  public static CampaignPolicy watchful() {
    return new CampaignPolicy(
        Duration.ofSeconds(20),
        Duration.ofSeconds(45),
        new InquirySchedule(Duration.ofSeconds(2), LONGEST, JITTER));
  }

  public Policy policy() {
    Policy defaults = Policy.defaults();
    var often = new InquirySchedule(FIRST, LONGEST, JITTER);
    return new Policy(
        deadline,
        CALL_LIMIT,
        ORPHANED_SOCKET,
        CLOCK_SKEW,
        STALENESS,
        Policy.Resubmit.AFTER_QUARANTINE,
        defaults.resubmitsMax(),
        often,
        often,
        inquiryLimit,
        UNRESOLVED,
        PENDING,
        often,
        watch,
        defaults.watchWindow(),
        defaults.idempotencyWindow(),
        defaults.freshFor());
  }

  /** From its beginning until it arrives, a call takes no longer. */
  public Duration onTheWay() {
    return CALL_LIMIT.plus(ORPHANED_SOCKET);
  }

  /** As environment variables of the services. */
  public Map<String, String> settings() {
    Map<String, Duration> policy =
        Map.ofEntries(
            Map.entry("ATTEMPT_DEADLINE", deadline),
            Map.entry("CALL_LIMIT", CALL_LIMIT),
            Map.entry("ORPHANED_SOCKET", ORPHANED_SOCKET),
            Map.entry("CLOCK_SKEW", CLOCK_SKEW),
            Map.entry("NOT_FOUND_STALENESS", STALENESS),
            Map.entry("INQUIRY_LIMIT", inquiryLimit),
            Map.entry("UNRESOLVED_LIMIT", UNRESOLVED),
            Map.entry("PENDING_LIMIT", PENDING),
            Map.entry("NOT_SENT_FIRST", FIRST),
            Map.entry("NOT_SENT_LONGEST", LONGEST),
            Map.entry("INQUIRY_FIRST", FIRST),
            Map.entry("INQUIRY_LONGEST", LONGEST),
            Map.entry("REVIEW_FIRST", FIRST),
            Map.entry("REVIEW_LONGEST", LONGEST),
            Map.entry("WATCH_FIRST", watch.first()),
            Map.entry("WATCH_LONGEST", watch.longest()));
    Map<String, String> settings = new HashMap<>();
    policy.forEach((name, limit) -> settings.put("PAYOUTS_POLICY_" + name, limit.toString()));
    settings.put("PAYOUTS_GATEWAY_CALL_LIMIT", CALL_LIMIT.toString());
    settings.put("PAYOUTS_GATEWAY_RESPONSE_LIMIT", "3s");
    settings.put("PAYOUTS_GATEWAY_CONNECT_LIMIT", "2s");
    return settings;
  }
}
