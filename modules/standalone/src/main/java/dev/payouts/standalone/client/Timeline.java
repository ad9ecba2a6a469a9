package dev.payouts.standalone.client;

import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.standalone.text.Table;
import dev.payouts.standalone.text.Table.Column;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One payout as the orchestrator shows it. */
public final class Timeline {
  private Timeline() {}

  /**
   * @param json whether to show it as the orchestrator answered
   * @throws ClientFailure if the orchestrator does not know it or does not answer
   */
  public static List<String> of(Surroundings at, String payoutId, boolean json) {
    return switch (Inquiry.of(at, payoutId)) {
      case Inquiry.Shown(JsonNode payout) -> json ? List.of(payout.toString()) : lines(payout);
      case Inquiry.Absent(String why) -> throw notShown(payoutId, why);
      case Inquiry.Unanswered(String why) -> throw notShown(payoutId, why);
    };
  }

  private static ClientFailure notShown(String payoutId, String why) {
    return new ClientFailure("the orchestrator does not show %s: %s".formatted(payoutId, why));
  }

  static List<String> lines(JsonNode payout) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s  %s  %s %s to %s"
            .formatted(
                text(payout, "payout_id"),
                text(payout, "state"),
                text(payout, "amount"),
                text(payout, "currency"),
                text(payout, "payee_account_masked")));
    fact(lines, payout, "reason", "reason");
    fact(lines, payout, "final amount", "final_amount");
    fact(lines, payout, "gateway's id", "payment_uid");
    fact(lines, payout, "revision", "revision");
    if (payout.has("next")) {
      JsonNode next = payout.path("next");
      lines.add("next: %s at %s".formatted(text(next, "what"), text(next, "at")));
    }
    lines.add("");
    lines.addAll(steps(payout.path("timeline")).lines());
    return lines;
  }

  private static Table steps(JsonNode timeline) {
    Table table =
        new Table(
            Column.number("#"),
            Column.text("at"),
            Column.text("from"),
            Column.text("to"),
            Column.text("cause"),
            Column.number("attempt"),
            Column.text("detail"));
    for (JsonNode step : timeline) {
      table.row(
          text(step, "sequence"),
          text(step, "at"),
          text(step, "from"),
          text(step, "to"),
          text(step, "cause"),
          text(step, "attempt"),
          text(step, "detail"));
    }
    return table;
  }

  private static void fact(List<String> lines, JsonNode payout, String label, String name) {
    if (payout.hasNonNull(name)) {
      lines.add(label + ": " + text(payout, name));
    }
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isNull() || value.isMissingNode() ? "" : value.asString();
  }
}
