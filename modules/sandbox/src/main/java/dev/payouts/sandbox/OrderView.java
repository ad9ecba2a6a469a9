package dev.payouts.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Shows an order to tests and people: always the truth, whatever order/get says about it. */
final class OrderView {
  private OrderView() {}

  static SeenOrder.Accepted of(Order order, Timetable timetable) {
    List<SeenOrder.Change> history = new ArrayList<>();
    for (int step = 0; step <= order.step(); step++) {
      Status status = order.behaviour().plan().steps().get(step).status();
      Instant at = Instant.ofEpochMilli(timetable.startMillis(order, step));
      history.add(new SeenOrder.Change(status.word(), at));
    }
    return new SeenOrder.Accepted(
        order.paymentUid(),
        order.behaviour().name(),
        order.status().word(),
        order.field("transaction_type"),
        Amount.decimal(order.amountMicros()),
        Amount.decimal(order.finalMicros()),
        order.currency(),
        order.field("to"),
        order.field("to_name"),
        order.field("to_bank_name"),
        Instant.ofEpochMilli(order.acceptedAtMillis()),
        List.copyOf(history));
  }
}
