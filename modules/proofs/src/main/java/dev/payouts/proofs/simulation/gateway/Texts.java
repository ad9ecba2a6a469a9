package dev.payouts.proofs.simulation.gateway;

import dev.payouts.octopus.Transport.Reply.Answered;
import java.math.BigDecimal;
import java.time.Instant;

/** The gateway's answers as they travel. Source: GATEWAY, order/new and order/get. */
final class Texts {
  private static final String JSON = "application/json";

  private Texts() {}

  static Answered error(String text) {
    return json(200, "{\"result\":\"error\",\"data\":\"" + text + "\"}");
  }

  static Answered accepted(Order order, Instant now) {
    return json(
        200,
        "{\"result\":\"success\",\"data\":{\"payment\":{"
            + fields(order, now)
            + "},\"payment_url\":\"\"}}");
  }

  static Answered shown(Order order, String id, Instant now, boolean enveloped) {
    String object = "{\"merchant_order_id\":\"" + id + "\"," + fields(order, now) + "}";
    return json(200, enveloped ? "{\"result\":\"success\",\"data\":" + object + "}" : object);
  }

  /** Some orders show none until they are paid, others show zero. */
  private static String finalAmount(Order order, Instant now) {
    BigDecimal amount = order.finalAmount(now);
    return amount.signum() == 0 && order.madeAt().getEpochSecond() % 2 == 0
        ? ""
        : ",\"final_amount\":\"" + amount.toPlainString() + "\"";
  }

  private static String fields(Order order, Instant now) {
    String word = order.word(now);
    return "\"to\":\""
        + order.shownAccount()
        + "\",\"amount\":\""
        + order.shownAmount().toPlainString()
        + "\""
        + finalAmount(order, now)
        + ",\"currency\":\""
        + order.shownCurrency()
        + "\",\"payment_status\":\""
        + word
        + "\",\"payment_fail_reason\":\""
        + (word.equals("failed") ? "account " + order.account() + " closed" : "")
        + "\",\"transaction_type\":\"expense\",\"payment_uid\":\"P-"
        + order.id()
        + "\"";
  }

  static Answered html(int status) {
    return new Answered(status, "text/html", "", "<html><body>Bad gateway</body></html>");
  }

  static Answered half(Answered whole) {
    return json(200, whole.body().substring(0, whole.body().length() / 2));
  }

  static Answered compressed(Answered whole) {
    return new Answered(200, JSON, "gzip", whole.body());
  }

  static Answered status(int status, Answered whole) {
    return json(status, whole.body());
  }

  private static Answered json(int status, String body) {
    return new Answered(status, JSON, "", body);
  }
}
