package dev.payouts.reporting.report;

import dev.payouts.avro.PayoutStatus;
import dev.payouts.reporting.sheet.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts and exact sums of payouts of one currency. */
final class Tally {
  /** After the columns of the group. */
  static final List<String> COLUMNS =
      List.of(
          "payouts",
          "amount",
          "completed",
          "paid",
          "failed",
          "rejected",
          "overdue",
          "refunded",
          "cancelled",
          "unknown",
          "success_percent",
          "p50_seconds",
          "p90_seconds",
          "p99_seconds",
          "max_seconds");

  private static final int PERCENT_DECIMALS = 2;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Map<PayoutStatus, Long> counts = new EnumMap<>(PayoutStatus.class);
  private final Durations durations = new Durations();
  private BigDecimal amount = BigDecimal.ZERO;
  private BigDecimal paid = BigDecimal.ZERO;
  private long payouts;
  private long backwards;

  void add(Ended one) {
    payouts++;
    counts.merge(one.status(), 1L, Long::sum);
    amount = amount.add(one.amount());
    if (one.status() == PayoutStatus.COMPLETED) {
      paid = paid.add(one.paid());
      if (one.millis() >= 0) {
        durations.add(one.millis());
      } else {
        backwards++;
      }
    }
  }

  void addAll(Tally others) {
    payouts += others.payouts;
    backwards += others.backwards;
    others.counts.forEach((status, count) -> counts.merge(status, count, Long::sum));
    amount = amount.add(others.amount);
    paid = paid.add(others.paid);
    durations.addAll(others.durations);
  }

  long count(PayoutStatus status) {
    return counts.getOrDefault(status, 0L);
  }

  long payouts() {
    return payouts;
  }

  BigDecimal paid() {
    return paid;
  }

  Durations durations() {
    return durations;
  }

  /** Completions that bear a time before that of their acceptance; they have no duration. */
  long backwards() {
    return backwards;
  }

  /** Of what was sent; cut, not rounded, so that only all is 100. */
  Cell success() {
    long sent = payouts - count(PayoutStatus.CANCELLED);
    if (sent == 0) {
      return Cell.absent();
    }
    return new Cell.Percent(
        BigDecimal.valueOf(count(PayoutStatus.COMPLETED))
            .multiply(HUNDRED)
            .divide(BigDecimal.valueOf(sent), PERCENT_DECIMALS, RoundingMode.DOWN));
  }

  List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.count(payouts));
    cells.add(Cell.money(amount));
    cells.add(Cell.count(count(PayoutStatus.COMPLETED)));
    cells.add(Cell.money(paid));
    cells.add(Cell.count(count(PayoutStatus.FAILED)));
    cells.add(Cell.count(count(PayoutStatus.REJECTED)));
    cells.add(Cell.count(count(PayoutStatus.OVERDUE)));
    cells.add(Cell.count(count(PayoutStatus.REFUNDED)));
    cells.add(Cell.count(count(PayoutStatus.CANCELLED)));
    cells.add(Cell.count(count(PayoutStatus.UNKNOWN)));
    cells.add(success());
    cells.add(Cell.millis(durations.atMost(500)));
    cells.add(Cell.millis(durations.atMost(900)));
    cells.add(Cell.millis(durations.atMost(990)));
    cells.add(Cell.millis(durations.atMost(Durations.ALL)));
    return List.copyOf(cells);
  }
}
