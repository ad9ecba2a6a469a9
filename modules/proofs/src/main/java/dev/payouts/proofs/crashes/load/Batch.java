package dev.payouts.proofs.crashes.load;

import java.util.List;

/** Payouts that are sent together, and again and again until all are taken. */
record Batch(List<PayoutRow> rows) {
  String csv() {
    StringBuilder csv = new StringBuilder(PayoutRow.HEADER);
    rows.forEach(row -> csv.append(row.csv()));
    return csv.toString();
  }
}
