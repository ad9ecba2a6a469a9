package dev.payouts.sandbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts and sums of orders by currency and status, kept up to date with each change. */
final class Totals {
  private final Map<String, Map<Status, Tally>> byCurrency = new TreeMap<>();
  private final Map<String, Sum> balances = new TreeMap<>();

  void add(Order order) {
    tally(order).change(order, 1);
    balance(order, 1);
  }

  void remove(Order order) {
    tally(order).change(order, -1);
    balance(order, -1);
  }

  private Tally tally(Order order) {
    return byCurrency
        .computeIfAbsent(order.currency(), currency -> new EnumMap<>(Status.class))
        .computeIfAbsent(order.status(), status -> new Tally());
  }

  /** Only what is completed right now has left or reached the merchant's balance. */
  private void balance(Order order, int times) {
    if (order.status() == Status.COMPLETED) {
      int direction = order.isExpense() ? -times : times;
      balances
          .computeIfAbsent(order.currency(), currency -> new Sum())
          .add(order.finalMicros(), direction);
    }
  }

  /** Income less expenses, of orders that are completed now. */
  BigDecimal balance(String currency) {
    Sum sum = balances.get(currency);
    return sum == null ? BigDecimal.ZERO : sum.decimal();
  }

  List<LedgerSummary.Line> lines() {
    List<LedgerSummary.Line> lines = new ArrayList<>();
    byCurrency.forEach(
        (currency, tallies) ->
            tallies.forEach(
                (status, tally) -> {
                  if (tally.count > 0) {
                    lines.add(tally.line(currency, status));
                  }
                }));
    return List.copyOf(lines);
  }

  void clear() {
    byCurrency.clear();
    balances.clear();
  }

  private static final class Tally {
    private long count;
    private final Sum amount = new Sum();
    private final Sum finalAmount = new Sum();

    void change(Order order, int times) {
      count += times;
      amount.add(order.amountMicros(), times);
      finalAmount.add(order.finalMicros(), times);
    }

    LedgerSummary.Line line(String currency, Status status) {
      return new LedgerSummary.Line(
          currency, status.word(), count, amount.decimal(), finalAmount.decimal());
    }
  }

  /** A sum of millionths in two parts, so that no number of large orders overflows it. */
  private static final class Sum {
    private long units;
    private long micros;

    void add(long amountMicros, int times) {
      units += times * (amountMicros / Amount.ONE);
      micros += times * (amountMicros % Amount.ONE);
    }

    BigDecimal decimal() {
      return BigDecimal.valueOf(units).add(Amount.decimal(micros)).setScale(6);
    }
  }
}
