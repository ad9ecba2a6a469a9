package dev.payouts.proofs.fuzz;

import dev.payouts.core.rules.PayoutRules;
import dev.payouts.core.rules.RulePolicy;
import dev.payouts.producer.input.BadInput;
import dev.payouts.producer.input.CsvPayouts;
import dev.payouts.producer.input.NdjsonPayouts;
import dev.payouts.producer.input.PayoutFields;
import dev.payouts.producer.input.Row;
import dev.payouts.producer.input.Rows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.SplittableRandom;

/** Files of payouts, sent to the producer. */
final class BatchDoor implements Door {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final int ROW_BYTES_MAX = 4_096;

  private interface Opener {
    Rows open(InputStream in, int rowBytesMax) throws IOException, BadInput;
  }

  private final String name;
  private final Opener opener;
  private final PayoutRules rules = new PayoutRules(RulePolicy.DEFAULT);

  private BatchDoor(String name, Opener opener) {
    this.name = name;
    this.opener = opener;
  }

  static Door csv() {
    return new BatchDoor("csv", CsvPayouts::open);
  }

  static Door ndjson() {
    return new BatchDoor("ndjson", NdjsonPayouts::open);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Answers take(byte[] input, SplittableRandom random) {
    try {
      Rows rows = opener.open(new ByteArrayInputStream(input), ROW_BYTES_MAX);
      Answers answers = Answers.NONE;
      for (Row row = rows.next(); row != null; row = rows.next()) {
        Door.require(row.number() == answers.inputs() + 1, "row " + row.number() + " out of turn");
        answers = answers.plus(Answers.taken(isGood(row)));
      }
      return answers;
    } catch (BadInput e) {
      Speech.require(e.getMessage());
      return Answers.taken(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isGood(Row row) {
    return switch (row) {
      case Row.Broken broken -> {
        Speech.require(broken.violations());
        yield false;
      }
      case Row.Filled filled ->
          switch (filled.fields().check(rules, NOW)) {
            case PayoutFields.Checked.Good good -> {
              // What the rules let through keeps them when it is looked at again.
              Door.require(rules.check(good.request(), NOW).isEmpty(), "good once, bad twice");
              yield true;
            }
            case PayoutFields.Checked.Bad bad -> {
              Speech.require(bad.violations());
              yield false;
            }
          };
    };
  }
}
