package dev.payouts.connect;

import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutStatus;
import dev.payouts.reporting.source.Results;
import dev.payouts.reporting.source.Source;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Payouts and money by currency and status. The ledger is the topic as the product's own reports
 * read it; what PostgreSQL sums up must be the same to the last digit.
 */
record Ledger(Map<String, Line> lines) {

  /**
   * @param paid of completed payouts, as ./payouts report has it
   */
  record Line(long payouts, BigDecimal amount, BigDecimal paid) {
    Line plus(Line other) {
      return new Line(payouts + other.payouts, amount.add(other.amount), paid.add(other.paid));
    }
  }

  static Ledger of(Source topics) {
    Map<String, Line> lines = new TreeMap<>();
    try (Results results = Results.open(topics)) {
      for (int partition : results.partitions()) {
        for (PayoutResult one : results.latest(partition, result -> result)) {
          lines.merge(one.getCurrency() + " " + one.getStatus(), line(one), Line::plus);
        }
      }
    }
    return new Ledger(lines);
  }

  private static Line line(PayoutResult result) {
    BigDecimal paid = Objects.requireNonNullElse(result.getFinalAmount(), result.getAmount());
    return new Line(
        1,
        result.getAmount(),
        result.getStatus() == PayoutStatus.COMPLETED ? paid : BigDecimal.ZERO.setScale(6));
  }

  static Ledger of(Analytics analytics) {
    Map<String, Line> lines = new TreeMap<>();
    for (Map<String, @Nullable Object> row :
        analytics.ask(
            "SELECT currency, status, sum(payouts) AS payouts, sum(amount) AS amount,"
                + " sum(paid)::numeric(30, 6) AS paid FROM payouts.payout_sums GROUP BY 1, 2")) {
      lines.put(
          row.get("currency") + " " + row.get("status"),
          new Line(
              number(row, "payouts").longValueExact(), number(row, "amount"), number(row, "paid")));
    }
    return new Ledger(lines);
  }

  private static BigDecimal number(Map<String, @Nullable Object> row, String column) {
    return new BigDecimal(String.valueOf(row.get(column)));
  }
}
