package dev.payouts.reporting.reconcile;

import dev.payouts.reporting.ReportFailure;
import dev.payouts.reporting.sheet.Cell;
import dev.payouts.reporting.sheet.Sheet;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Totals of both sides by currency and outcome. They must add up to what was counted before
 * anything was compared: the statement's lines as read.
 */
final class Control {
  private static final String NONE = "none";
  private static final String ALL = "all";

  private record Place(String currency, String outcome) {}

  private record Sum(long here, BigDecimal amountHere, long there, BigDecimal amountThere) {
    static final Sum ZERO = new Sum(0, BigDecimal.ZERO, 0, BigDecimal.ZERO);

    Sum and(Sum other) {
      return new Sum(
          here + other.here,
          amountHere.add(other.amountHere),
          there + other.there,
          amountThere.add(other.amountThere));
    }
  }

  private final SortedMap<Place, Sum> sums =
      new TreeMap<>(Comparator.comparing(Place::currency).thenComparing(Place::outcome));

  /** Sides of an item whose currencies differ count in different currencies. */
  void add(Item item) {
    Here here = item.here();
    if (here != null) {
      add(here.currency(), item.outcome().word(), new Sum(1, here.amount(), 0, BigDecimal.ZERO));
    } else if (item.outcome() == Outcome.OPEN || item.outcome() == Outcome.OPEN_TOO_LONG) {
      // Events say no amount.
      add(NONE, item.outcome().word(), new Sum(1, BigDecimal.ZERO, 0, BigDecimal.ZERO));
    }
    StatementLine line = item.line();
    if (line != null) {
      add(currency(line), item.outcome().word(), there(line));
    }
  }

  private void add(String currency, String outcome, Sum sum) {
    sums.merge(new Place(currency, outcome), sum, Sum::and);
  }

  private static String currency(StatementLine line) {
    return line.currency() == null || line.amount() == null ? NONE : line.currency();
  }

  private static Sum there(StatementLine line) {
    boolean known = line.currency() != null && line.amount() != null;
    return new Sum(0, BigDecimal.ZERO, 1, known ? orZero(line.amount()) : BigDecimal.ZERO);
  }

  private static BigDecimal orZero(@Nullable BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }

  private SortedMap<String, Sum> byCurrency() {
    SortedMap<String, Sum> totals = new TreeMap<>();
    sums.forEach((place, sum) -> totals.merge(place.currency(), sum, Sum::and));
    return totals;
  }

  /**
   * @throws ReportFailure if a line was lost or counted twice, which would be this program's fault
   */
  void check(Statement statement) {
    SortedMap<String, Sum> read = new TreeMap<>();
    statement.lines().forEach(line -> read.merge(currency(line), there(line), Sum::and));
    byCurrency()
        .forEach(
            (currency, sum) -> {
              Sum lines = read.getOrDefault(currency, Sum.ZERO);
              if (sum.there() != lines.there()
                  || sum.amountThere().compareTo(lines.amountThere()) != 0) {
                throw new ReportFailure(
                    "the totals of %s do not add up: %d lines of %s were read and %d of %s compared; nothing was published"
                        .formatted(
                            currency,
                            lines.there(),
                            lines.amountThere(),
                            sum.there(),
                            sum.amountThere()));
              }
              read.remove(currency);
            });
    if (!read.isEmpty()) {
      throw new ReportFailure(
          "the totals do not add up: no line of %s was compared; nothing was published"
              .formatted(read.firstKey()));
    }
  }

  Sheet sheet() {
    Sheet sheet =
        new Sheet(
            "totals",
            List.of(
                "currency",
                "outcome",
                "payouts_here",
                "amount_here",
                "lines_there",
                "amount_there"));
    SortedMap<Place, Sum> all = new TreeMap<>(sums.comparator());
    all.putAll(sums);
    byCurrency().forEach((currency, sum) -> row(sheet, currency, ALL, sum));
    all.forEach((place, sum) -> row(sheet, place.currency(), place.outcome(), sum));
    return sheet;
  }

  private static void row(Sheet sheet, String currency, String outcome, Sum sum) {
    sheet.row(
        List.of(
            Cell.text(currency),
            Cell.text(outcome),
            Cell.count(sum.here()),
            Cell.money(sum.amountHere()),
            Cell.count(sum.there()),
            Cell.money(sum.amountThere())));
  }
}
