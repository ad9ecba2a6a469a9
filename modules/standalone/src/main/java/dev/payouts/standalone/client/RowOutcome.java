package dev.payouts.standalone.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the producer says of one row of a batch. */
public sealed interface RowOutcome {
  /** Counts rows from 1, without the header. */
  long row();

  /** Kafka has the command. */
  record Accepted(long row, String payoutId) implements RowOutcome {}

  /**
   * It breaks rules; nothing was written.
   *
   * @param field the first field that breaks one
   */
  record Rejected(long row, long line, @Nullable String payoutId, String field, String problem)
      implements RowOutcome {}

  /** Kafka did not confirm it. */
  record Failed(long row, long line, String payoutId, String problem) implements RowOutcome {}

  static RowOutcome from(JsonNode json) {
    long row = json.path("row").asLong();
    long line = json.path("line").asLong();
    String id = json.path("payout_id").asString("");
    return switch (json.path("status").asString("")) {
      case "accepted" -> new Accepted(row, id);
      case "rejected" -> {
        JsonNode first = json.path("violations").path(0);
        yield new Rejected(
            row,
            line,
            id.isEmpty() ? null : id,
            first.path("field").asString("row"),
            first.path("problem").asString("breaks a rule"));
      }
      case "failed" -> new Failed(row, line, id, json.path("problem").asString("not confirmed"));
      case String other ->
          throw new ClientFailure("the producer says \"" + other + "\" of row " + row);
    };
  }
}
