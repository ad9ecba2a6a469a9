package dev.payouts.standalone.validate;

import dev.payouts.core.rules.PayoutRules;
import dev.payouts.core.rules.Violation;
import dev.payouts.producer.BatchReading;
import dev.payouts.producer.input.BadInput;
import dev.payouts.producer.input.PayoutFields.Checked;
import dev.payouts.producer.input.Row;
import dev.payouts.producer.input.Rows;
import dev.payouts.standalone.client.ClientFailure;
import dev.payouts.standalone.client.PayoutFile;
import dev.payouts.standalone.stack.AtExit;
import dev.payouts.standalone.text.Numbers;
import dev.payouts.standalone.text.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks every row by the reader and the rules of the producer's batch, and ids against each other.
 * Rows are looked at one by one; what must be kept of them for their ids stands on a {@link Shelf}.
 */
public final class Validation {
  private static final int BETWEEN_LOOKS = 1_000;

  private final BatchReading reading;
  private final Progress progress;
  private final InstantSource clock;
  private final Totals totals = new Totals();

  public Validation(BatchReading reading, Progress progress, InstantSource clock) {
    this.reading = reading;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * As {@link #run(Path, Findings)}, printed.
   *
   * @param json a line of JSON for each finding, instead of text
   */
  public boolean run(Path path, PrintStream out, boolean json) {
    return run(path, json ? new JsonFindings(out, progress) : new TextFindings(out, progress));
  }

  /**
   * @return whether every row would be paid, or ignored because another one is the same
   * @throws ClientFailure if the file cannot be read
   */
  boolean run(Path path, Findings findings) {
    PayoutFile file = new PayoutFile(path);
    file.requireReadable();
    Shelf shelf = Shelf.of(file.size());
    try (AtExit _ = AtExit.run(() -> close(shelf));
        progress;
        InputStream in = file.open()) {
      readAll(file, file.isNdjson() ? reading.ndjson(in) : reading.csv(in), shelf, findings);
      compareIds(shelf, findings);
    } catch (BadInput e) {
      throw new ClientFailure(file + " " + e.getMessage());
    } catch (IOException | UncheckedIOException e) {
      throw new ClientFailure("%s cannot be read: %s".formatted(file, e.getMessage()));
    }
    findings.total(totals);
    return totals.isAllGood();
  }

  private static void close(Shelf shelf) {
    try {
      shelf.close();
    } catch (IOException e) {
      System.err.println("warning: temporary files are left behind: " + e.getMessage());
    }
  }

  private void readAll(PayoutFile file, Rows rows, Shelf shelf, Findings findings)
      throws IOException {
    for (Row row = rows.next(); row != null; row = rows.next()) {
      switch (row) {
        case Row.Broken broken -> reject(row, null, broken.violations(), findings);
        case Row.Filled filled ->
            take(row, filled.fields().check(reading.rules(), clock.instant()), shelf, findings);
      }
      if (totals.rows() % BETWEEN_LOOKS == 0) {
        progress.show(
            file.bytesRead(),
            file.size(),
            "%s of %s read, %s rows good, %s not"
                .formatted(
                    Numbers.megabytes(file.bytesRead()),
                    Numbers.megabytes(file.size()),
                    Numbers.count(totals.good()),
                    Numbers.count(totals.rejected())));
      }
    }
  }

  private void take(Row row, Checked checked, Shelf shelf, Findings findings) throws IOException {
    switch (checked) {
      case Checked.Good good -> {
        totals.accept();
        shelf.put(GoodRow.of(row.line(), good.request()));
      }
      case Checked.Bad bad ->
          // What is no payout id may be anything, an account number for one.
          reject(
              row,
              PayoutRules.isPayoutId(bad.payoutId()) ? bad.payoutId() : null,
              bad.violations(),
              findings);
    }
  }

  private void reject(
      Row row, @Nullable String payoutId, List<Violation> violations, Findings findings) {
    totals.reject();
    findings.rejected(row.number(), row.line(), payoutId, violations);
  }

  private void compareIds(Shelf shelf, Findings findings) throws IOException {
    for (int part = 0; part < shelf.parts(); part++) {
      Map<String, GoodRow> firsts = new HashMap<>();
      shelf.take(
          part,
          row -> {
            GoodRow first = firsts.putIfAbsent(row.id(), row);
            if (first == null) {
              totals.pay(row);
            } else {
              boolean same = first.content().equals(row.content());
              Repeat repeat = new Repeat(row.line(), row.id(), first.line(), same);
              totals.repeat(repeat);
              findings.repeated(repeat);
            }
          });
      progress.show(part, shelf.parts(), "comparing ids");
    }
  }
}
