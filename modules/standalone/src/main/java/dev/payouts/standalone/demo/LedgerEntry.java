package dev.payouts.standalone.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the sandbox says of one merchant_order_id. Source: GET /sandbox/orders, docs/SANDBOX.md.
 *
 * @param posts of order/new, refused ones included
 * @param paid orders that were ever completed
 */
record LedgerEntry(String payoutId, int posts, int paid, List<Order> orders) {
  /** An accepted order; amounts in units of the currency. */
  record Order(
      String status, BigDecimal amount, BigDecimal finalAmount, String currency, String account) {
    @Override
    public String toString() {
      return "Order[%s %s %s]".formatted(status, amount, currency);
    }
  }

  static LedgerEntry from(JsonNode json) {
    List<Order> orders = new ArrayList<>();
    for (JsonNode order : json.path("orders")) {
      orders.add(
          new Order(
              order.path("status").asString(),
              new BigDecimal(order.path("amount").asString()),
              new BigDecimal(order.path("final_amount").asString()),
              order.path("currency").asString().toUpperCase(Locale.ROOT),
              order.path("to").asString("")));
    }
    return new LedgerEntry(
        json.path("merchant_order_id").asString(),
        json.path("posts").asInt(),
        json.path("paid").asInt(),
        List.copyOf(orders));
  }

  /** The one order, or the last if there were several; null if none was accepted. */
  @Nullable Order order() {
    return orders.isEmpty() ? null : orders.getLast();
  }
}
