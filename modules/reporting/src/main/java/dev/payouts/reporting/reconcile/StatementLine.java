package dev.payouts.reporting.reconcile;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a statement; null is what it does not say. It has an id or an order number.
 *
 * @param number of the line in the file, from 1
 * @param word how the statement puts the status
 */
record StatementLine(
    long number,
    @Nullable String payoutId,
    @Nullable String orderNumber,
    @Nullable BigDecimal amount,
    @Nullable String currency,
    @Nullable StatementStatus status,
    @Nullable String word,
    @Nullable Instant at) {

  /** What a break about it is about. */
  String subject() {
    return payoutId != null ? payoutId : "order:" + orderNumber;
  }
}
