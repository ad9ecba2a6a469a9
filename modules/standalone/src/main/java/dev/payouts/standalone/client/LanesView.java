package dev.payouts.standalone.client;

import dev.payouts.standalone.text.Numbers;
import dev.payouts.standalone.text.Table;
import dev.payouts.standalone.text.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The lanes as a table. */
public final class LanesView {
  private LanesView() {}

  public static List<String> lines(JsonNode lanes) {
    Table table =
        new Table(
            Column.text("lane"),
            Column.text("switch"),
            Column.number("window"),
            Column.number("a second"),
            Column.number("inquiries"),
            Column.number("in flight here"),
            Column.number("queued here"),
            Column.text("set"));
    for (Map.Entry<String, JsonNode> lane : lanes.properties()) {
      JsonNode is = lane.getValue();
      double rate = is.path("rate_per_second").asDouble(0);
      table.row(
          Http.oneLine(lane.getKey()),
          is.path("open").asBoolean(false) ? "open" : "CLOSED",
          Numbers.count(is.path("window").asLong(0)),
          rate == 0 ? "no limit" : is.path("rate_per_second").asString(),
          Numbers.count(is.path("inquiry_window").asLong(0)),
          Numbers.count(is.path("attempts_in_flight").asLong(0)),
          Numbers.count(is.path("queued").asLong(0)),
          String.join("; ", set(is.path("set"))));
    }
    return table.lines();
  }

  /** Such as {@code open by sre at 2026-11-27T10:00:00Z (they asked)}. */
  private static List<String> set(JsonNode set) {
    List<String> said = new ArrayList<>();
    for (Map.Entry<String, JsonNode> one : set.properties()) {
      String reason = one.getValue().path("reason").asString("");
      said.add(
          Http.oneLine(
              "%s by %s at %s%s"
                  .formatted(
                      one.getKey(),
                      one.getValue().path("operator").asString(""),
                      one.getValue().path("at").asString("").replaceAll("\\.\\d+Z$", "Z"),
                      reason.isEmpty() ? "" : " (" + reason + ")")));
    }
    return said;
  }
}
