package dev.payouts.reporting.reconcile;

import dev.payouts.reporting.sheet.Cell;
import dev.payouts.reporting.sheet.Document.Fact;
import dev.payouts.reporting.sheet.Sheet;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a reconciliation found; of what matched only the number and the subject are kept. */
final class Findings {
  private static final Comparator<Break> OLDEST_FIRST =
      Comparator.<Break, Instant>comparing(one -> one.since() == null ? Instant.MAX : one.since())
          .thenComparing(one -> one.key());

  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
  private final Control control = new Control();
  private final List<Break> breaks = new ArrayList<>();
  private final List<Item> unsettled = new ArrayList<>();
  private final Cleared cleared = new Cleared();
  private Sheet skipped = new Sheet("skipped", List.of());

  void add(Item item) {
    counts.merge(item.outcome(), 1L, Long::sum);
    control.add(item);
    breaks.addAll(item.breaks());
    cleared.add(item);
    if (item.outcome() == Outcome.INCOMPLETE || item.outcome() == Outcome.OPEN) {
      unsettled.add(item);
    }
  }

  List<Break> breaks() {
    return breaks.stream().sorted(OLDEST_FIRST).toList();
  }

  /** Records that could not be used. */
  void skipped(Sheet sheet) {
    skipped = sheet;
  }

  Sheet skipped() {
    return skipped;
  }

  Cleared cleared() {
    return cleared;
  }

  Control control() {
    return control;
  }

  List<Fact> counts() {
    List<Fact> facts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      facts.add(Fact.count(outcome.word().replace(' ', '_'), counts.getOrDefault(outcome, 0L)));
    }
    facts.add(Fact.count("breaks_found", breaks.size()));
    return facts;
  }

  Sheet breaksSheet(Instant now) {
    Sheet sheet =
        new Sheet(
            "breaks",
            List.of(
                "subject",
                "type",
                "age_hours",
                "since",
                "detail",
                "amount_here",
                "currency_here",
                "status_here",
                "order_number_here",
                "amount_there",
                "currency_there",
                "status_there",
                "order_number_there",
                "line"));
    breaks()
        .forEach(
            one -> {
              List<Cell> cells = new ArrayList<>();
              cells.add(Cell.text(one.subject()));
              cells.add(Cell.text(one.type().name()));
              cells.add(age(one.since(), now));
              cells.add(Cell.time(one.since()));
              cells.add(Cell.text(one.detail()));
              sides(cells, one.here(), one.statusHere(), one.line());
              sheet.row(cells);
            });
    return sheet;
  }

  private static void sides(
      List<Cell> cells,
      @Nullable Here here,
      @Nullable String status,
      @Nullable StatementLine line) {
    cells.add(Cell.money(of(here, Here::amount)));
    cells.add(Cell.text(of(here, Here::currency)));
    cells.add(Cell.text(status));
    cells.add(Cell.text(of(here, Here::orderNumber)));
    cells.add(Cell.money(line == null ? null : line.amount()));
    cells.add(Cell.text(line == null ? null : line.currency()));
    cells.add(Cell.text(line == null ? null : word(line)));
    cells.add(Cell.text(line == null ? null : line.orderNumber()));
    cells.add(line == null ? Cell.absent() : Cell.count(line.number()));
  }

  private static <T> @Nullable T of(@Nullable Here here, Function<Here, @Nullable T> part) {
    return here == null ? null : part.apply(here);
  }

  /** A word that the mapping does not know is shown as it stands. */
  private static @Nullable String word(StatementLine line) {
    if (line.status() == StatementStatus.UNKNOWN) {
      return line.word();
    }
    return line.status() == null ? null : line.status().name();
  }

  /** What is neither a match nor a break. */
  Sheet unsettledSheet(Instant now) {
    Sheet sheet =
        new Sheet(
            "unsettled",
            List.of("subject", "outcome", "age_hours", "note", "amount", "currency", "line"));
    for (Item item : unsettled) {
      Here here = item.here();
      StatementLine line = item.line();
      Instant since =
          item.standing() != null
              ? item.standing().acceptedAt()
              : here == null ? null : here.decidedAt();
      BigDecimal amount = here != null ? here.amount() : line == null ? null : line.amount();
      String currency = here != null ? here.currency() : line == null ? null : line.currency();
      sheet.row(
          List.of(
              Cell.text(item.subject()),
              Cell.text(item.outcome().word()),
              age(since, now),
              Cell.text(item.note()),
              Cell.money(amount),
              Cell.text(currency),
              line == null ? Cell.absent() : Cell.count(line.number())));
    }
    return sheet;
  }

  private static Cell age(@Nullable Instant since, Instant now) {
    return since == null ? Cell.absent() : Cell.count(Duration.between(since, now).toHours());
  }
}
