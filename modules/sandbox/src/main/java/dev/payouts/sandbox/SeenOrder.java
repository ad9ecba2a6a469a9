package dev.payouts.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What the sandbox saw of one merchant_order_id, as GET /sandbox/orders/{id} shows it.
 *
 * @param posts signed POSTs of order/new, refused ones included
 * @param paid how many of its orders were ever completed: more than one is a payout paid twice
 * @param orders the orders it was accepted as, first to last; more than one only without unique ids
 */
public record SeenOrder(String merchantOrderId, int posts, int paid, List<Accepted> orders) {

  /** One accepted order; amounts in the currency's unit. */
  public record Accepted(
      String paymentUid,
      String behaviour,
      String status,
      String transactionType,
      BigDecimal amount,
      BigDecimal finalAmount,
      String currency,
      String to,
      String toName,
      String toBankName,
      Instant acceptedAt,
      List<Change> history) {

    /** An order's payee account is the sandbox's own data, but habits count: it is not printed. */
    @Override
    public String toString() {
      return "Accepted[" + paymentUid + " " + behaviour + " " + status + "]";
    }
  }

  /** A status and when the order took it. */
  public record Change(String status, Instant at) {}
}
