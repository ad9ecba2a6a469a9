package dev.payouts.sandbox;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the sandbox's ledger holds, as GET /sandbox/summary shows it.
 *
 * @param posts signed POSTs of order/new with a readable merchant_order_id, refused ones included
 * @param orders orders accepted
 * @param orderIds distinct merchant_order_ids among them
 * @param repeatedIds merchant_order_ids with more than one POST
 * @param paidTwice merchant_order_ids of which more than one order was ever completed
 */
public record LedgerSummary(
    long posts, long orders, long orderIds, long repeatedIds, long paidTwice, List<Line> lines) {

  /** Orders of one currency in one status; amounts in the currency's unit with six decimals. */
  public record Line(
      String currency, String status, long count, BigDecimal amount, BigDecimal finalAmount) {}
}
