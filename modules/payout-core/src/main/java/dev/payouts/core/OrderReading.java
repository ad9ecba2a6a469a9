package dev.payouts.core;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as one answer of the gateway showed it; absent fields are null.
 *
 * @param paymentStatus the gateway's word, also when it is unknown
 */
public record OrderReading(
    @Nullable String merchantOrderId,
    String paymentStatus,
    @Nullable String failReason,
    @Nullable BigDecimal amount,
    @Nullable BigDecimal finalAmount,
    @Nullable String currency,
    @Nullable String payeeAccount,
    @Nullable String transactionType,
    @Nullable String paymentUid) {

  /** What the status word means; empty for a word nobody documented. Source: payment_status. */
  Optional<Phase> meaning() {
    return switch (paymentStatus.toLowerCase(Locale.ROOT)) {
      case "none", "pending", "processing" -> Optional.of(Phase.PENDING);
      case "completed" -> Optional.of(Phase.COMPLETED);
      case "failed" -> Optional.of(Phase.FAILED);
      case "reject" -> Optional.of(Phase.REJECTED);
      case "refund" -> Optional.of(Phase.REFUNDED);
      case "overdue" -> Optional.of(Phase.OVERDUE);
      default -> Optional.empty();
    };
  }

  /** Where the reading contradicts the command, in words without its values. */
  Optional<String> contradiction(String payoutId, Terms terms) {
    if (merchantOrderId != null && !merchantOrderId.equals(payoutId)) {
      return Optional.of("the gateway shows another merchant_order_id");
    }
    if (transactionType != null && !transactionType.equalsIgnoreCase("expense")) {
      return Optional.of("the gateway shows a transaction_type other than expense");
    }
    if (amount != null && amount.compareTo(terms.amount()) != 0) {
      return Optional.of("the gateway shows another amount");
    }
    if (currency != null && !currency.equalsIgnoreCase(terms.currency())) {
      return Optional.of("the gateway shows another currency");
    }
    if (payeeAccount != null && !payeeAccount.equals(terms.payee().account())) {
      return Optional.of("the gateway shows another payee account");
    }
    // Before completion a gateway may show a final amount of zero.
    if (finalAmount != null
        && meaning().equals(Optional.of(Phase.COMPLETED))
        && finalAmount.compareTo(terms.amount()) != 0) {
      return Optional.of("the gateway completed it with another final amount");
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "OrderReading[" + paymentStatus + "]";
  }
}
