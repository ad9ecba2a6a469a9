package dev.payouts.core.pairs;

import dev.payouts.core.Delivery;
import dev.payouts.core.Input;
import dev.payouts.core.InquiryOutcome;
import dev.payouts.core.OrderReading;
import dev.payouts.core.Payee;
import dev.payouts.core.Payout;
import dev.payouts.core.Status;
import dev.payouts.core.SubmitOutcome;
import dev.payouts.core.Terms;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every input there is, by name: each variant, each word, each contradiction, each wrong number.
 */
final class Inputs {
  static final String ID = "wage-000017";
  static final Terms TERMS = terms("100.00");

  private static final List<String> WORDS =
      List.of(
          "none",
          "pending",
          "processing",
          "completed",
          "failed",
          "reject",
          "refund",
          "overdue",
          "blessed");

  private Inputs() {}

  /** Each makes its input for a payout as it stands. */
  static Map<String, Function<History, Input>> all() {
    var all = new LinkedHashMap<String, Function<History, Input>>();
    commands(all);
    all.put("permit", _ -> new Input.PermitGranted());
    all.put("hint", _ -> new Input.CallbackHinted());
    all.put("timer when due", history -> timer(history.waited(), 0));
    all.put("timer at this moment", history -> timer(history, 0));
    all.put("timer of older", history -> timer(history.waited(), -1));
    all.put("timer of newer", history -> timer(history.waited(), 1));
    submits(all, "", 0, WORDS);
    submits(all, " of older", -1, List.of("pending", "failed", "blessed"));
    submits(all, " of newer", 1, List.of("pending", "failed", "blessed"));
    inquiries(all, "", 0, WORDS);
    inquiries(all, " of older", -1, List.of("pending", "failed", "blessed"));
    inquiries(all, " of newer", 1, List.of("pending", "failed", "blessed"));
    return all;
  }

  private static void commands(Map<String, Function<History, Input>> all) {
    var soon = new Delivery("default", 0, null, null);
    all.put("submit", history -> new Input.Submit(ID, TERMS, soon, history.now()));
    all.put(
        "submit, old",
        history -> new Input.Submit(ID, TERMS, soon, history.now().minusSeconds(601)));
    all.put("submit, adopted", history -> new Input.Submit(ID, TERMS, soon, history.now(), true));
    all.put(
        "submit, for later",
        history ->
            new Input.Submit(
                ID,
                TERMS,
                new Delivery("default", 0, history.now().plusSeconds(9), null),
                history.now()));
    all.put(
        "submit, other amount",
        history -> new Input.Submit(ID, terms("100.01"), soon, history.now()));
    all.put("cancel", _ -> new Input.Cancel("changed our mind"));
    for (Status status : Status.values()) {
      all.put("resolve(" + status + ")", _ -> new Input.Resolve(status, "desk", "bank statement"));
    }
  }

  private static void submits(
      Map<String, Function<History, Input>> all, String suffix, int shift, List<String> words) {
    for (String word : words) {
      all.put(
          "accepted(" + word + ")" + suffix,
          history -> submit(history, shift, new SubmitOutcome.Accepted(reading(word))));
    }
    contradictions()
        .forEach(
            (name, order) ->
                all.put(
                    "accepted(" + name + ")" + suffix,
                    history -> submit(history, shift, new SubmitOutcome.Accepted(order))));
    all.put(
        "declined" + suffix,
        history -> submit(history, shift, new SubmitOutcome.Declined("no balance")));
    all.put(
        "not sent" + suffix,
        history -> submit(history, shift, new SubmitOutcome.NotSent("refused")));
    all.put(
        "unknown" + suffix, history -> submit(history, shift, new SubmitOutcome.Unknown("500")));
  }

  private static void inquiries(
      Map<String, Function<History, Input>> all, String suffix, int shift, List<String> words) {
    for (String word : words) {
      all.put(
          "found(" + word + ")" + suffix,
          history -> inquiry(history, shift, new InquiryOutcome.Found(reading(word))));
    }
    contradictions()
        .forEach(
            (name, order) ->
                all.put(
                    "found(" + name + ")" + suffix,
                    history -> inquiry(history, shift, new InquiryOutcome.Found(order))));
    all.put("absent" + suffix, history -> inquiry(history, shift, new InquiryOutcome.Absent()));
    all.put(
        "inconclusive" + suffix,
        history -> inquiry(history, shift, new InquiryOutcome.Inconclusive("HTML")));
  }

  static OrderReading reading(String word) {
    return reading(ID, word, "100", "100", "thb", "0123456789", "expense");
  }

  private static Map<String, OrderReading> contradictions() {
    var all = new LinkedHashMap<String, OrderReading>();
    all.put("other id", reading("x", "completed", "100", "100", "thb", "0123456789", "expense"));
    all.put("other amount", reading(ID, "completed", "101", "100", "thb", "0123456789", "expense"));
    all.put(
        "other final amount",
        reading(ID, "completed", "100", "99", "thb", "0123456789", "expense"));
    all.put(
        "other currency", reading(ID, "completed", "100", "100", "usd", "0123456789", "expense"));
    all.put("other payee", reading(ID, "completed", "100", "100", "thb", "0123456780", "expense"));
    all.put("other type", reading(ID, "completed", "100", "100", "thb", "0123456789", "income"));
    return all;
  }

  private static OrderReading reading(
      String id,
      String word,
      String amount,
      String finalAmount,
      String currency,
      String account,
      String type) {
    return new OrderReading(
        id,
        word,
        word.equals("failed") ? "account 0123456789 closed" : null,
        new BigDecimal(amount),
        new BigDecimal(finalAmount),
        currency,
        account,
        type,
        "P1");
  }

  private static Input timer(History history, int shift) {
    Payout payout = history.payout();
    return new Input.TimerFired((payout == null ? 1 : payout.timers()) + shift);
  }

  private static Input submit(History history, int shift, SubmitOutcome outcome) {
    return new Input.SubmitReplied(number(history.payout(), true) + shift, outcome);
  }

  private static Input inquiry(History history, int shift, InquiryOutcome outcome) {
    return new Input.InquiryReplied(number(history.payout(), false) + shift, outcome);
  }

  private static int number(@Nullable Payout payout, boolean attempt) {
    if (payout == null) {
      return 1;
    }
    return attempt ? payout.attempts() : payout.inquiry().number();
  }

  private static Terms terms(String amount) {
    return new Terms(
        new BigDecimal(amount),
        "THB",
        "TH",
        "bank",
        new Payee("0123456789", "Somchai", null),
        null,
        null,
        "payroll",
        null);
  }
}
