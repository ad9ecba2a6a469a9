package dev.payouts.sandbox;

import java.util.function.Consumer;

/** Plays each {@link NewAnswer}. */
final class NewOrderAnswers {
  private final OrderText text;
  private final Rules rules;
  private final Delays delays;
  private final Agenda agenda;
  private final String paymentPage;

  /**
   * @param paymentPage where a payer would be sent; an order's payment_uid is appended
   */
  NewOrderAnswers(OrderText text, Rules rules, Delays delays, Agenda agenda, String paymentPage) {
    this.text = text;
    this.rules = rules;
    this.delays = delays;
    this.agenda = agenda;
    this.paymentPage = paymentPage;
  }

  /** The answer to a POST that the behaviour does not accept. */
  Answer refusal(NewAnswer plan) {
    return switch (plan) {
      case BUSY_ONCE, BUSY -> Answer.html(503);
      case THROTTLED_ONCE -> Answer.html(429);
      case DECLINED,
          DECLINED_THOUGH_ACCEPTED,
          SHOWN,
          LOST,
          LATE,
          STALLED,
          SERVER_ERROR,
          HTML,
          HALF_JSON,
          BARE_WORD,
          EMPTY,
          REDIRECTED,
          OTHER_ORDER,
          GZIP_BOMB ->
          Answer.error(rules.statuses().declined(), "Declined", "No channel takes this order.");
    };
  }

  void send(Order order, Consumer<Answer> reply) {
    NewAnswer plan = order.behaviour().plan().onNew();
    long late = delays.millis(Delay.LATE_ANSWER);
    switch (plan) {
      case SHOWN, BUSY_ONCE, THROTTLED_ONCE, DECLINED, BUSY -> reply.accept(shown(order));
      case DECLINED_THOUGH_ACCEPTED -> reply.accept(refusal(plan));
      case LOST -> reply.accept(new Answer.Hangup());
      case LATE -> agenda.after(late, () -> reply.accept(shown(order)));
      case STALLED -> reply.accept(new Answer.Partial(body(order), late));
      case SERVER_ERROR -> reply.accept(Answer.html(500));
      case HTML -> reply.accept(Answer.html(200));
      case HALF_JSON -> reply.accept(new Answer.Partial(body(order), 0));
      case BARE_WORD -> reply.accept(Answer.text(200, "text/plain", "OK"));
      case EMPTY -> reply.accept(Answer.text(200, "application/json", ""));
      case REDIRECTED -> reply.accept(Answer.redirect(page(order)));
      case OTHER_ORDER ->
          reply.accept(Answer.json(200, text.createdOther(order, paymentPage + "sbx-0")));
      case GZIP_BOMB -> reply.accept(new Answer.Gzip(GzipBomb.around(body(order))));
    }
  }

  /** An empty response_type asks for a redirect in place of JSON. */
  private Answer shown(Order order) {
    return order.field("response_type").isEmpty()
        ? Answer.redirect(page(order))
        : Answer.json(200, body(order));
  }

  private byte[] body(Order order) {
    return text.created(order, page(order));
  }

  private String page(Order order) {
    return paymentPage + order.paymentUid();
  }
}
