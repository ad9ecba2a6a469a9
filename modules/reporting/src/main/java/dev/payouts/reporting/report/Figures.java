package dev.payouts.reporting.report;

import dev.payouts.avro.PayoutStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** The drawings of a report. Their heights are pixels and need no exactness; tables have it. */
final class Figures {
  /** More days would be thinner than a line; they are drawn as months. */
  private static final int DAYS_MAX = 120;

  /** Of the currencies with drawings of their own; the tables have all. */
  private static final int CURRENCIES_MAX = 12;

  private static final List<PayoutStatus> STATUSES =
      List.of(
          PayoutStatus.COMPLETED,
          PayoutStatus.FAILED,
          PayoutStatus.REJECTED,
          PayoutStatus.OVERDUE,
          PayoutStatus.REFUNDED,
          PayoutStatus.CANCELLED,
          PayoutStatus.UNKNOWN);

  private Figures() {}

  static List<String> of(Tallies tallies) {
    List<String> figures = new ArrayList<>();
    if (!tallies.days().isEmpty()) {
      figures.add(byStatus(tallies.days()));
      tallies.paid().entrySet().stream()
          .limit(CURRENCIES_MAX)
          .map(one -> paid(one.getKey(), one.getValue()))
          .forEach(figures::add);
    }
    Durations durations = tallies.all().durations();
    if (durations.size() > 0) {
      figures.add(PercentileCurve.svg(durations));
    }
    return figures;
  }

  private static String byStatus(SortedMap<LocalDate, Map<PayoutStatus, Long>> days) {
    var bars = merged(days, Map.of(), Figures::merged);
    StackedBars drawing = new StackedBars("Payouts by " + unit(days), names(STATUSES));
    bars.forEach(
        (label, counts) ->
            drawing.bar(
                label,
                STATUSES.stream()
                    .map(status -> (double) counts.getOrDefault(status, 0L))
                    .toList()));
    return drawing.svg();
  }

  private static String paid(String currency, SortedMap<LocalDate, BigDecimal> days) {
    StackedBars drawing =
        new StackedBars(
            "Paid by %s, %s".formatted(unit(days), currency), names(STATUSES.subList(0, 1)));
    merged(days, BigDecimal.ZERO, BigDecimal::add)
        .forEach((label, sum) -> drawing.bar(label, List.of(sum.doubleValue())));
    return drawing.svg();
  }

  private static List<String> names(List<PayoutStatus> statuses) {
    return statuses.stream().map(PayoutStatus::name).toList();
  }

  private static Map<PayoutStatus, Long> merged(
      Map<PayoutStatus, Long> one, Map<PayoutStatus, Long> other) {
    Map<PayoutStatus, Long> sum = new EnumMap<>(PayoutStatus.class);
    sum.putAll(one);
    other.forEach((status, count) -> sum.merge(status, count, Long::sum));
    return sum;
  }

  private static boolean inMonths(SortedMap<LocalDate, ?> days) {
    return ChronoUnit.DAYS.between(days.firstKey(), days.lastKey()) >= DAYS_MAX;
  }

  private static String unit(SortedMap<LocalDate, ?> days) {
    return inMonths(days) ? "month" : "day";
  }

  /** By day or month; those without any are bars of no height, not gaps nobody sees. */
  private static <V> SortedMap<String, V> merged(
      SortedMap<LocalDate, V> days, V none, BinaryOperator<V> sum) {
    boolean months = inMonths(days);
    SortedMap<String, V> bars = new TreeMap<>();
    LocalDate end = days.lastKey().plusDays(1);
    days.firstKey()
        .datesUntil(end)
        .forEach(
            day ->
                bars.merge(
                    months ? YearMonth.from(day).toString() : day.toString(),
                    days.getOrDefault(day, none),
                    sum));
    return bars;
  }
}
