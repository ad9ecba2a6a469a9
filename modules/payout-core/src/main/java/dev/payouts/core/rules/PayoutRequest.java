package dev.payouts.core.rules;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a submit command asks, as read from outside and not yet checked; null where the input lacks
 * a value. Source: schemas PayoutCommand and SubmitPayout, whose field names the violations use.
 *
 * @param amount in units of currency; trailing zeros do not count as decimals
 */
public record PayoutRequest(
    @Nullable String payoutId,
    @Nullable BigDecimal amount,
    @Nullable String currency,
    @Nullable String country,
    @Nullable String payment,
    PayeeRequest payee,
    @Nullable String accountingType,
    @Nullable String channel,
    @Nullable String lane,
    @Nullable Integer priority,
    @Nullable Instant notBefore,
    @Nullable Instant expiresAt,
    @Nullable String source,
    @Nullable String reference) {
  @Override
  public String toString() {
    return "PayoutRequest[" + Excerpt.of(payoutId) + "]";
  }
}
