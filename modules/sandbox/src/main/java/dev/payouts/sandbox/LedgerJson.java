package dev.payouts.sandbox;

import tools.jackson.core.JsonGenerator;

/**
 * The ledger's views as JSON. Amounts are strings with six decimals, as the gateway writes them.
 */
final class LedgerJson {
  private LedgerJson() {}

  static byte[] summary(LedgerSummary summary, long callbacksDropped) {
    return Json.object(
        json -> {
          json.writeNumberProperty("posts", summary.posts());
          json.writeNumberProperty("orders", summary.orders());
          json.writeNumberProperty("order_ids", summary.orderIds());
          json.writeNumberProperty("repeated_ids", summary.repeatedIds());
          json.writeNumberProperty("paid_twice", summary.paidTwice());
          json.writeNumberProperty("callbacks_dropped", callbacksDropped);
          json.writeArrayPropertyStart("totals");
          summary.lines().forEach(line -> line(json, line));
          json.writeEndArray();
        });
  }

  private static void line(JsonGenerator json, LedgerSummary.Line line) {
    json.writeStartObject();
    json.writeStringProperty("currency", line.currency());
    json.writeStringProperty("status", line.status());
    json.writeNumberProperty("count", line.count());
    json.writeStringProperty("amount", line.amount().toPlainString());
    json.writeStringProperty("final_amount", line.finalAmount().toPlainString());
    json.writeEndObject();
  }

  static byte[] order(SeenOrder seen) {
    return Json.object(
        json -> {
          json.writeStringProperty("merchant_order_id", seen.merchantOrderId());
          json.writeNumberProperty("posts", seen.posts());
          json.writeNumberProperty("accepted", seen.orders().size());
          json.writeNumberProperty("paid", seen.paid());
          json.writeArrayPropertyStart("orders");
          seen.orders().forEach(order -> accepted(json, order));
          json.writeEndArray();
        });
  }

  private static void accepted(JsonGenerator json, SeenOrder.Accepted order) {
    json.writeStartObject();
    json.writeStringProperty("payment_uid", order.paymentUid());
    json.writeStringProperty("behaviour", order.behaviour());
    json.writeStringProperty("status", order.status());
    json.writeStringProperty("transaction_type", order.transactionType());
    json.writeStringProperty("amount", order.amount().toPlainString());
    json.writeStringProperty("final_amount", order.finalAmount().toPlainString());
    json.writeStringProperty("currency", order.currency());
    json.writeStringProperty("to", order.to());
    json.writeStringProperty("to_name", order.toName());
    json.writeStringProperty("to_bank_name", order.toBankName());
    json.writeStringProperty("accepted_at", order.acceptedAt().toString());
    json.writeArrayPropertyStart("history");
    for (SeenOrder.Change change : order.history()) {
      json.writeStartObject();
      json.writeStringProperty("status", change.status());
      json.writeStringProperty("at", change.at().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
