package dev.payouts.octopus;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway says about an order when its status changes. Source: the vendor's page on
 * callbacks; {@code signature_key} is never kept.
 *
 * @param paymentStatus the raw word
 * @param paymentFailReason the last failure's reason, which alone does not say that the order
 *     failed; masked and cut like every reason
 * @param amount ordered amount in units of currency
 * @param finalAmount amount finally paid in units of currency
 * @param currency ISO 4217 code in upper case
 * @param orderUid the gateway's own id of the order
 */
public record Callback(
    String merchantOrderId,
    String paymentStatus,
    @Nullable String paymentFailReason,
    @Nullable BigDecimal amount,
    @Nullable BigDecimal finalAmount,
    @Nullable String currency,
    @Nullable String transactionType,
    @Nullable String merchantUid,
    @Nullable String orderUid,
    @Nullable String notifyUrl,
    @Nullable String tenant) {

  /** What the status word means; empty for a word this version does not know. */
  public Optional<PaymentStatus> status() {
    return PaymentStatus.of(paymentStatus);
  }
}
