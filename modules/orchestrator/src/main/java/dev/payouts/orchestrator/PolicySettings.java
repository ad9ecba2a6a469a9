package dev.payouts.orchestrator;

import dev.payouts.core.InquirySchedule;
import dev.payouts.core.Policy;
import dev.payouts.service.InvalidSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The core's policy as settings; what each means stands at {@link Policy}. */
@ConfigurationProperties("payouts.policy")
record PolicySettings(
    @DefaultValue("30s") Duration attemptDeadline,
    @DefaultValue("20s") Duration callLimit,
    @DefaultValue("100s") Duration orphanedSocket,
    @DefaultValue("5s") Duration clockSkew,
    @DefaultValue("30s") Duration notFoundStaleness,
    @DefaultValue("after-quarantine") Policy.Resubmit resubmit,
    @DefaultValue("3") int resubmitsMax,
    @DefaultValue("1s") Duration notSentFirst,
    @DefaultValue("1m") Duration notSentLongest,
    @DefaultValue("1s") Duration inquiryFirst,
    @DefaultValue("5m") Duration inquiryLongest,
    @DefaultValue("45s") Duration inquiryLimit,
    @DefaultValue("1h") Duration unresolvedLimit,
    @DefaultValue("72h") Duration pendingLimit,
    @DefaultValue("1m") Duration reviewFirst,
    @DefaultValue("15m") Duration reviewLongest,
    @DefaultValue("1h") Duration watchFirst,
    @DefaultValue("24h") Duration watchLongest,
    @DefaultValue("30d") Duration watchWindow,
    @DefaultValue("90d") Duration idempotencyWindow,
    @DefaultValue("10m") Duration freshFor,
    @DefaultValue("0.2") double jitter) {

  Policy policy() {
    try {
      return new Policy(
          attemptDeadline,
          callLimit,
          orphanedSocket,
          clockSkew,
          notFoundStaleness,
          resubmit,
          resubmitsMax,
          new InquirySchedule(notSentFirst, notSentLongest, jitter),
          new InquirySchedule(inquiryFirst, inquiryLongest, jitter),
          inquiryLimit,
          unresolvedLimit,
          pendingLimit,
          new InquirySchedule(reviewFirst, reviewLongest, jitter),
          new InquirySchedule(watchFirst, watchLongest, jitter),
          watchWindow,
          idempotencyWindow,
          freshFor);
    } catch (IllegalArgumentException e) {
      throw new InvalidSetting("payouts.policy", "cannot work: " + e.getMessage());
    }
  }
}
