package dev.payouts.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes or refuses order/new, and keeps either on disk before it answers. */
final class NewOrder {
  private final Ledger ledger;
  private final Journal journal;
  private final Callbacks callbacks;
  private final FieldRules fieldRules;
  private final Rules rules;
  private final MerchantAccount account;
  private final NewOrderAnswers answers;
  private final Agenda agenda;

  NewOrder(
      Ledger ledger,
      Journal journal,
      Callbacks callbacks,
      Rules rules,
      MerchantAccount account,
      NewOrderAnswers answers,
      Agenda agenda) {
    this.ledger = ledger;
    this.journal = journal;
    this.callbacks = callbacks;
    this.fieldRules = new FieldRules(rules);
    this.rules = rules;
    this.account = account;
    this.answers = answers;
    this.agenda = agenda;
  }

  void post(Map<String, String> fields, Consumer<Answer> reply) {
    String id = fields.getOrDefault("merchant_order_id", "");
    Optional<Answer> refusal = refusal(id, fields);
    if (refusal.isPresent()) {
      refuse(id, fields, refusal.get(), reply);
    } else {
      accept(fields, reply);
    }
  }

  private Optional<Answer> refusal(String id, Map<String, String> fields) {
    HttpStatuses statuses = rules.statuses();
    Optional<String> problem = fieldRules.problem(fields);
    if (problem.isPresent()) {
      return problem.map(text -> Answer.error(statuses.invalid(), "Invalid parameters", text));
    }
    if (!account.merchantUid().equals(fields.get("merchant_uid"))) {
      return Optional.of(Answer.error(statuses.notFound(), "Merchant not found"));
    }
    if (rules.uniqueOrderIds() && ledger.find(id) != null) {
      return Optional.of(
          Answer.error(
              statuses.duplicate(), "Duplicate order", "The merchant_order_id already exists."));
    }
    boolean expense = "expense".equals(fields.get("transaction_type"));
    NewAnswer plan = Behaviour.of(fields.getOrDefault(expense ? "to" : "from", "")).plan().onNew();
    return plan.accepts(ledger.posts(id)) ? Optional.empty() : Optional.of(answers.refusal(plan));
  }

  private void refuse(
      String id, Map<String, String> fields, Answer answer, Consumer<Answer> reply) {
    if (!fieldRules.isId(id)) {
      reply.accept(answer);
      return;
    }
    ledger.refuse(id);
    journal.append(
        LedgerFile.refused(fields, agenda.nowMillis()),
        durable -> reply.accept(durable ? answer : new Answer.Hangup()));
  }

  private void accept(Map<String, String> fields, Consumer<Answer> reply) {
    long amount = Amount.parse(fields.getOrDefault("amount", "")).orElseThrow();
    Order order = ledger.accept(fields, amount, agenda.nowMillis());
    journal.append(
        LedgerFile.accepted(order),
        durable -> {
          if (durable) {
            ledger.durable(order);
            announce(order, () -> answers.send(order, reply));
          } else {
            reply.accept(new Answer.Hangup());
          }
        });
  }

  private void announce(Order order, Runnable answer) {
    if (order.behaviour().plan().callbacks() == CallbackStyle.BEFORE_ANSWER) {
      callbacks.announce(order, answer);
    } else {
      answer.run();
      callbacks.announce(order, () -> {});
    }
  }
}
