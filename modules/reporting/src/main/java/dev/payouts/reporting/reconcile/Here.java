package dev.payouts.reporting.reconcile;

import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutStatus;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a payout's latest result.
 *
 * @param amount what the gateway says it paid, where it says, otherwise what was commanded
 */
record Here(
    String payoutId,
    PayoutStatus status,
    BigDecimal amount,
    String currency,
    @Nullable String orderNumber,
    String lane,
    Instant decidedAt) {
  static Here of(PayoutResult result) {
    BigDecimal paid = result.getFinalAmount();
    return new Here(
        result.getPayoutId(),
        result.getStatus(),
        paid == null ? result.getAmount() : paid,
        result.getCurrency().intern(),
        result.getPaymentUid(),
        result.getLane().intern(),
        result.getDecidedAt());
  }
}
