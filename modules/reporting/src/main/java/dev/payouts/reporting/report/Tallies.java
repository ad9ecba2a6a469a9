package dev.payouts.reporting.report;

import dev.payouts.avro.PayoutStatus;
import dev.payouts.reporting.sheet.Cell;
import dev.payouts.reporting.sheet.Sheet;
import dev.payouts.reporting.words.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Payouts of a period by group, by currency and by day. */
final class Tallies {
  private static final Comparator<List<String>> BY_COLUMN =
      (one, other) -> {
        for (int i = 0; i < one.size(); i++) {
          int order = one.get(i).compareTo(other.get(i));
          if (order != 0) {
            return order;
          }
        }
        return 0;
      };

  private final List<Dimension> by;
  private final CountedBy time;
  private final Period period;
  private final SortedMap<List<String>, Tally> groups = new TreeMap<>(BY_COLUMN);
  private final SortedMap<LocalDate, Map<PayoutStatus, Long>> days = new TreeMap<>();
  private final SortedMap<String, SortedMap<LocalDate, BigDecimal>> paid = new TreeMap<>();
  private long outside;

  Tallies(List<Dimension> by, CountedBy time, Period period) {
    this.by = by;
    this.time = time;
    this.period = period;
  }

  void add(Ended payout) {
    if (!period.contains(time.of(payout))) {
      outside++;
      return;
    }
    List<String> group = by.stream().map(one -> one.of(payout, time, period)).toList();
    groups.computeIfAbsent(group, _ -> new Tally()).add(payout);
    LocalDate day = period.day(time.of(payout));
    days.computeIfAbsent(day, _ -> new EnumMap<>(PayoutStatus.class))
        .merge(payout.status(), 1L, Long::sum);
    if (payout.status() == PayoutStatus.COMPLETED) {
      paid.computeIfAbsent(payout.currency(), _ -> new TreeMap<>())
          .merge(day, payout.paid(), BigDecimal::add);
    }
  }

  /** Payouts that are not of the period. */
  long outside() {
    return outside;
  }

  /** Payouts of the period by day and status. */
  SortedMap<LocalDate, Map<PayoutStatus, Long>> days() {
    return days;
  }

  /** What was paid, by currency and day. */
  SortedMap<String, SortedMap<LocalDate, BigDecimal>> paid() {
    return paid;
  }

  /** All of the period; its amounts are of different currencies and mean nothing. */
  Tally all() {
    Tally all = new Tally();
    groups.values().forEach(all::addAll);
    return all;
  }

  Sheet byGroup() {
    return sheet("results", by.stream().map(Dimension::word).toList(), groups);
  }

  Sheet byCurrency() {
    int currency = by.indexOf(Dimension.CURRENCY);
    SortedMap<List<String>, Tally> sums = new TreeMap<>(BY_COLUMN);
    groups.forEach(
        (group, tally) ->
            sums.computeIfAbsent(List.of(group.get(currency)), _ -> new Tally()).addAll(tally));
    return sheet("totals", List.of(Dimension.CURRENCY.word()), sums);
  }

  private static Sheet sheet(
      String name, List<String> group, SortedMap<List<String>, Tally> tallies) {
    List<String> columns = new ArrayList<>(group);
    columns.addAll(Tally.COLUMNS);
    Sheet sheet = new Sheet(name, columns);
    tallies.forEach(
        (words, tally) -> {
          List<Cell> cells = new ArrayList<>(words.stream().map(Cell::text).toList());
          cells.addAll(tally.cells());
          sheet.row(cells);
        });
    return sheet;
  }
}
