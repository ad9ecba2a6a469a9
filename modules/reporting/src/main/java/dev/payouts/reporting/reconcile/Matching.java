package dev.payouts.reporting.reconcile;

import dev.payouts.avro.BreakType;
import dev.payouts.reporting.source.States.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds for each payout its lines and for each line its payout, partition by partition. */
final class Matching {
  /** A payout may end between the reading of results and of events. */
  private static final Duration READING = Duration.ofMinutes(1);

  private final Terms terms;
  private final Lines lines;
  private final Comparison comparison;
  private final Consumer<Item> found;
  private long notExpected;

  /**
   * @param found takes each item as it is known
   */
  Matching(Statement statement, Terms terms, Consumer<Item> found) {
    this.terms = terms;
    this.lines = new Lines(statement.lines());
    this.comparison = new Comparison(statement.compared());
    this.found = found;
  }

  /** Results without a line that the statement need not have. */
  long notExpected() {
    return notExpected;
  }

  /** All of a partition. */
  void partition(Collection<Here> results, Map<String, Standing> standings) {
    Set<String> ended = new HashSet<>();
    for (Here here : results) {
      ended.add(here.payoutId());
      Standing standing = standings.get(here.payoutId());
      List<StatementLine> own = lines.take(here);
      if (standing != null && !standing.hasEnded()) {
        open(here.payoutId(), here, standing, own);
      } else if (own.isEmpty()) {
        missingThere(here);
      } else {
        found.accept(comparison.of(here, own.getFirst()));
        duplicates(here.payoutId(), here, own);
      }
    }
    standings.forEach(
        (id, standing) -> {
          if (!ended.contains(id)) {
            withoutResult(id, standing);
          }
        });
  }

  /**
   * After all partitions: lines that nothing here has.
   *
   * @param unreadable payouts whose results cannot be read
   */
  void end(Set<String> unreadable) {
    for (StatementLine line : lines.left()) {
      String owner = lines.owner(line);
      String detail =
          unreadable.contains(line.subject())
              ? "a record of its result cannot be read"
              : owner == null
                  ? "neither a result nor an open payout"
                  : "its order number is that of payout " + owner;
      found.accept(
          broken(
              Outcome.MISSING_HERE,
              line.subject(),
              BreakType.MISSING_HERE,
              detail,
              null,
              null,
              line));
    }
  }

  private void withoutResult(String id, Standing standing) {
    List<StatementLine> own = lines.take(id);
    boolean reading = standing.since().isAfter(terms.now().minus(READING));
    if (!standing.hasEnded() || reading) {
      open(id, null, standing, own);
      return;
    }
    String detail = "the events say %s, but there is no result".formatted(standing.state());
    found.accept(
        broken(
            Outcome.MISSING_HERE, id, BreakType.MISSING_HERE, detail, null, standing, first(own)));
    duplicates(id, null, own);
  }

  private void open(String id, @Nullable Here here, Standing standing, List<StatementLine> own) {
    StatementLine line = first(own);
    boolean tooLong = openSince(here, standing).isBefore(terms.now().minus(terms.openFor()));
    // What waits for its turn waits as long as its upstream wants, unless the statement has it.
    if (tooLong && !(standing.waits() && line == null)) {
      String detail = "%s since %s".formatted(standing.state(), standing.since());
      found.accept(
          broken(Outcome.OPEN_TOO_LONG, id, BreakType.OPEN_TOO_LONG, detail, here, standing, line));
    } else {
      String note = standing.state() + " since " + standing.since();
      found.accept(new Item(Outcome.OPEN, id, here, standing, line, List.of(), note));
    }
    duplicates(id, here, own);
  }

  /** One that had ended counts from when it was opened again. */
  private static Instant openSince(@Nullable Here here, Standing standing) {
    return here == null ? standing.acceptedAt() : standing.since();
  }

  private void missingThere(Here here) {
    if (terms.expects(here)) {
      found.accept(
          broken(
              Outcome.MISSING_THERE,
              here.payoutId(),
              BreakType.MISSING_THERE,
              "no line",
              here,
              null,
              null));
    } else {
      notExpected++;
    }
  }

  private void duplicates(String id, @Nullable Here here, List<StatementLine> own) {
    for (StatementLine line : own.subList(Math.min(1, own.size()), own.size())) {
      String detail =
          "line %d is about the payout of line %d"
              .formatted(line.number(), own.getFirst().number());
      Break one = new Break(id, BreakType.DUPLICATE_LINE, detail, here, null, line, line.at());
      // Only the line counts: the payout counts with its first.
      found.accept(new Item(Outcome.DUPLICATE_LINE, id, null, null, line, List.of(one), detail));
    }
  }

  private static Item broken(
      Outcome outcome,
      String subject,
      BreakType type,
      String detail,
      @Nullable Here here,
      @Nullable Standing standing,
      @Nullable StatementLine line) {
    Instant since =
        standing != null
            ? openSince(here, standing)
            : here != null ? here.decidedAt() : line == null ? null : line.at();
    Break one = new Break(subject, type, detail, here, standing, line, since);
    return new Item(outcome, subject, here, standing, line, List.of(one), "");
  }

  private static @Nullable StatementLine first(List<StatementLine> own) {
    return own.isEmpty() ? null : own.getFirst();
  }
}
