package dev.payouts.service;

import dev.payouts.core.rules.PayableCurrency;
import dev.payouts.core.rules.RulePolicy;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The field rules a merchant may set. Producer and orchestrator bind the same ones: what one takes
 * the other must not refuse.
 *
 * @param channelRequiredFor currencies whose payouts must name a channel, such as THB
 * @param notBeforeAheadMax how far not_before may lie ahead
 */
@ConfigurationProperties("payouts.rules")
public record RuleSettings(
    @DefaultValue Set<PayableCurrency> channelRequiredFor,
    @DefaultValue("365d") Duration notBeforeAheadMax) {
  public RuleSettings {
    InvalidSetting.unless(
        notBeforeAheadMax.isPositive(),
        "payouts.rules.not-before-ahead-max",
        "must be above zero and is " + notBeforeAheadMax);
  }

  public RulePolicy policy() {
    return new RulePolicy(channelRequiredFor, notBeforeAheadMax);
  }
}
