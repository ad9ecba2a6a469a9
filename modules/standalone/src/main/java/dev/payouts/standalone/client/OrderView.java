package dev.payouts.standalone.client;

import dev.payouts.standalone.client.Ordering.Known;
import tools.jackson.databind.node.ObjectNode;

/** What became of an order, as a sentence or as JSON. */
public final class OrderView {
  private OrderView() {}

  public static String line(Known known) {
    String id = known.order().payoutId();
    return switch (known.fate()) {
      case Fate.Applied(String state) -> "applied: %s is %s".formatted(id, state);
      case Fate.Refused(String code, String detail) -> "refused (%s): %s".formatted(code, detail);
      case Fate.Unknown(String why) -> "not known yet: %s".formatted(why);
    };
  }

  /** Source of the names: docs/CLI.md. */
  public static String json(Known known) {
    ObjectNode json = Http.JSON.createObjectNode();
    json.put("payout_id", known.order().payoutId());
    known.commandId().ifPresent(id -> json.put("command_id", id));
    switch (known.fate()) {
      case Fate.Applied(String state) -> json.put("outcome", "applied").put("state", state);
      case Fate.Refused(String code, String detail) ->
          json.put("outcome", "refused").put("code", code).put("detail", detail);
      case Fate.Unknown(String why) -> json.put("outcome", "unknown").put("detail", why);
    }
    return json.toString();
  }
}
