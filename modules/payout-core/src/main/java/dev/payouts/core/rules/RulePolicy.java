package dev.payouts.core.rules;

import java.time.Duration;
import java.util.Set;

/**
 * The part of the rules a merchant may set.
 *
 * @param channelRequiredFor currencies whose payouts must name a channel. Empty by default: the
 *     vendor's page for Thailand requires one, the general page does not, and a payout refused here
 *     can be paid no other way while one the gateway declines costs nothing. Set THB where the
 *     gateway is seen to insist.
 * @param notBeforeAheadMax how far not_before may lie ahead; further is taken for a mistake
 */
public record RulePolicy(Set<PayableCurrency> channelRequiredFor, Duration notBeforeAheadMax) {
  public static final RulePolicy DEFAULT = new RulePolicy(Set.of(), Duration.ofDays(365));

  public RulePolicy {
    channelRequiredFor = Set.copyOf(channelRequiredFor);
    if (notBeforeAheadMax.isNegative() || notBeforeAheadMax.isZero()) {
      throw new IllegalArgumentException(
          "notBeforeAheadMax must be above zero, is " + notBeforeAheadMax);
    }
  }
}
