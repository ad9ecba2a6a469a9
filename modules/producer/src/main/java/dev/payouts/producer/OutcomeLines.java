package dev.payouts.producer;

import dev.payouts.core.rules.Violation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Writes outcomes as JSON, one a line, and counts them; the last line holds the counts, so whoever
 * reads it knows that no line is missing.
 */
final class OutcomeLines {
  private static final int BUFFER_BYTES = 32 * 1024;
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES).build();

  private final Spool spool;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(2 * BUFFER_BYTES);
  private long accepted;
  private long rejected;
  private long failed;

  OutcomeLines(Spool spool) {
    this.spool = spool;
  }

  void write(Outcome outcome) throws IOException {
    try (JsonGenerator line = JSON.createGenerator(ObjectWriteContext.empty(), buffer)) {
      line.writeStartObject();
      line.writeNumberProperty("row", outcome.row());
      line.writeNumberProperty("line", outcome.line());
      switch (outcome) {
        case Outcome.Accepted it -> {
          accepted++;
          line.writeStringProperty("payout_id", it.payoutId());
          line.writeStringProperty("status", "accepted");
          line.writeStringProperty("command_id", it.commandId());
        }
        case Outcome.Rejected it -> {
          rejected++;
          if (it.payoutId() != null) {
            line.writeStringProperty("payout_id", it.payoutId());
          }
          line.writeStringProperty("status", "rejected");
          writeViolations(line, it);
        }
        case Outcome.Failed it -> {
          failed++;
          line.writeStringProperty("payout_id", it.payoutId());
          line.writeStringProperty("status", "failed");
          line.writeStringProperty("problem", it.problem());
        }
      }
      line.writeEndObject();
    }
    endLine();
  }

  private static void writeViolations(JsonGenerator line, Outcome.Rejected outcome) {
    line.writeArrayPropertyStart("violations");
    for (Violation violation : outcome.violations()) {
      line.writeStartObject();
      line.writeStringProperty("field", violation.field());
      line.writeStringProperty("problem", violation.problem());
      line.writeEndObject();
    }
    line.writeEndArray();
  }

  void writeCounts() throws IOException {
    try (JsonGenerator line = JSON.createGenerator(ObjectWriteContext.empty(), buffer)) {
      line.writeStartObject();
      line.writeNumberProperty("rows", accepted + rejected + failed);
      line.writeNumberProperty("accepted", accepted);
      line.writeNumberProperty("rejected", rejected);
      line.writeNumberProperty("failed", failed);
      line.writeEndObject();
    }
    endLine();
    flush();
  }

  private void endLine() throws IOException {
    buffer.write('\n');
    if (buffer.size() >= BUFFER_BYTES) {
      flush();
    }
  }

  void flush() throws IOException {
    if (buffer.size() > 0) {
      spool.append(buffer.toByteArray());
      buffer.reset();
    }
  }
}
