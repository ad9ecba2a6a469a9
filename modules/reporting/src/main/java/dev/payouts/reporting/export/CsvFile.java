package dev.payouts.reporting.export;

import dev.payouts.avro.PayoutResult;
import dev.payouts.reporting.sheet.Cell;
import dev.payouts.reporting.sheet.CsvLines;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Rows as CSV that spreadsheets take for no formulas. */
final class CsvFile implements RowFile {
  /** In this order in both formats; new ones are added at the end. */
  static final List<String> COLUMNS =
      List.of(
          "payout_id",
          "revision",
          "status",
          "amount",
          "final_amount",
          "currency",
          "payee_account_masked",
          "reason",
          "attempts",
          "payment_uid",
          "lane",
          "source",
          "reference",
          "accepted_at",
          "decided_at");

  private final BufferedWriter writer;

  CsvFile(Path file) throws IOException {
    writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    writer.write(CsvLines.header(COLUMNS));
  }

  @Override
  public void row(PayoutResult result) throws IOException {
    writer.write(
        CsvLines.row(
            List.of(
                Cell.text(result.getPayoutId()),
                Cell.count(result.getRevision()),
                Cell.text(result.getStatus().name()),
                Cell.money(result.getAmount()),
                Cell.money(result.getFinalAmount()),
                Cell.text(result.getCurrency()),
                Cell.text(result.getPayeeAccountMasked()),
                Cell.text(result.getReason()),
                Cell.count(result.getAttempts()),
                Cell.text(result.getPaymentUid()),
                Cell.text(result.getLane()),
                Cell.text(result.getSource()),
                Cell.text(result.getReference()),
                Cell.time(result.getAcceptedAt()),
                Cell.time(result.getDecidedAt()))));
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
