package dev.payouts.sandbox;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers order/get, truthfully or as the order's behaviour wants it. */
final class OrderInquiry {
  private static final int GARBAGE_ANSWERS = 3;

  private final Ledger ledger;
  private final Journal journal;
  private final Rules rules;
  private final Delays delays;
  private final Agenda agenda;
  private final OrderText text;

  OrderInquiry(
      Ledger ledger, Journal journal, Rules rules, Delays delays, Agenda agenda, OrderText text) {
    this.ledger = ledger;
    this.journal = journal;
    this.rules = rules;
    this.delays = delays;
    this.agenda = agenda;
    this.text = text;
  }

  void get(Map<String, String> fields, Consumer<Answer> reply) {
    String id = fields.getOrDefault("merchant_order_id", "");
    if (id.isEmpty()) {
      String details = "The 'merchant_order_id' field is required.";
      reply.accept(Answer.error(rules.statuses().invalid(), "Invalid parameters", details));
      return;
    }
    Order order = ledger.find(id);
    if (order == null || ledger.isDurable(order)) {
      reply.accept(answer(order));
    } else {
      // Never show an order that a kill could still undo.
      journal.append(
          new byte[0], durable -> reply.accept(durable ? answer(order) : new Answer.Hangup()));
    }
  }

  private Answer answer(@Nullable Order order) {
    if (order == null) {
      return notFound();
    }
    int gets = order.countGet();
    return switch (order.behaviour().plan().onGet()) {
      case SHOWN, OTHER_AMOUNT, OTHER_CURRENCY, OTHER_PAYEE -> shown(order);
      case HIDDEN_AT_FIRST -> isHidden(order) ? notFound() : shown(order);
      case NEVER_FOUND -> notFound();
      case GARBAGE_FIRST -> gets > GARBAGE_ANSWERS ? shown(order) : garbage(order, gets);
      case INCONCLUSIVE -> garbage(order, gets);
    };
  }

  private boolean isHidden(Order order) {
    return agenda.nowMillis() < order.acceptedAtMillis() + delays.millis(Delay.HIDDEN);
  }

  private Answer shown(Order order) {
    return Answer.json(200, text.shown(order, rules.getEnvelope()));
  }

  private Answer notFound() {
    return Answer.error(rules.statuses().notFound(), "Order not found");
  }

  private Answer garbage(Order order, int gets) {
    return switch (gets % 4) {
      case 0 -> Answer.error(200, "System busy");
      case 1 -> Answer.html(200);
      case 2 -> new Answer.Partial(text.shown(order, rules.getEnvelope()), 0);
      default -> Answer.json(200, new byte[] {'[', ']'});
    };
  }
}
