package dev.payouts.producer.input;

import dev.payouts.core.rules.PayoutRules;
import dev.payouts.core.rules.RulePolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads whole batches in tests and says in a line each what became of their rows. */
final class Batch {
  static final int ROW_BYTES_MAX = 1024;
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private Batch() {}

  static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  static List<String> csv(String text) throws IOException, BadInput {
    return outcomes(CsvPayouts.open(bytes(text), ROW_BYTES_MAX));
  }

  static List<String> ndjson(String text) throws IOException, BadInput {
    return outcomes(NdjsonPayouts.open(bytes(text), ROW_BYTES_MAX));
  }

  static List<String> outcomes(Rows rows) throws IOException {
    List<String> outcomes = new ArrayList<>();
    for (Row row = rows.next(); row != null; row = rows.next()) {
      outcomes.add("%d/%d %s".formatted(row.number(), row.line(), outcome(row)));
    }
    return outcomes;
  }

  private static String outcome(Row row) {
    return switch (row) {
      case Row.Broken broken -> broken.violations().toString();
      case Row.Filled filled ->
          switch (filled.fields().check(new PayoutRules(RulePolicy.DEFAULT), NOW)) {
            case PayoutFields.Checked.Good good ->
                good.request().payoutId() + " " + good.request().amount();
            case PayoutFields.Checked.Bad bad -> bad.payoutId() + " " + bad.violations();
          };
    };
  }
}
