package dev.payouts.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of docs/SANDBOX.md, made from the code. */
final class PublishedTable {
  private PublishedTable() {}

  static String magicValues() {
    return Stream.of(Behaviour.values())
        .map(PublishedTable::row)
        .collect(
            Collectors.joining(
                "\n",
                """
                | account starts with | behaviour | payment_status | besides |
                |---|---|---|---|
                """,
                "\n"));
  }

  private static String row(Behaviour behaviour) {
    return "| `%s` | %s | %s | %s |"
        .formatted(
            behaviour.prefix(),
            MagicAccounts.words(behaviour),
            statuses(behaviour.plan()),
            twists(behaviour.plan()));
  }

  private static String statuses(Plan plan) {
    if (!plan.onNew().accepts(Integer.MAX_VALUE)) {
      return "no order";
    }
    return plan.steps().stream()
        .map(
            step ->
                step.after().map(delay -> "after " + delay.label() + " ").orElse("")
                    + "`"
                    + step.status().word()
                    + "`")
        .collect(Collectors.joining(", "));
  }

  private static String twists(Plan plan) {
    List<String> twists = new ArrayList<>();
    if (plan.onNew() != NewAnswer.SHOWN) {
      twists.add("order/new " + plan.onNew().meaning());
    }
    if (plan.onGet() != GetAnswer.SHOWN) {
      twists.add("order/get " + plan.onGet().meaning());
    }
    if (plan.callbacks() != CallbackStyle.NORMAL) {
      twists.add("callbacks: " + plan.callbacks().meaning());
    }
    if (plan.paysLess()) {
      twists.add("final_amount is a tenth less than amount");
    }
    return String.join("; ", twists);
  }

  static String delays() {
    return Stream.of(Delay.values())
        .map(
            delay ->
                "| `%s` | %s | %s |".formatted(delay.setting(), delay.label(), delay.meaning()))
        .collect(
            Collectors.joining(
                "\n",
                """
                | setting | delay (default) | what it is |
                |---|---|---|
                """,
                "\n"));
  }
}
