package dev.payouts.standalone.validate;

import dev.payouts.core.rules.Violation;
import dev.payouts.standalone.client.BadRows;
import dev.payouts.standalone.text.Numbers;
import dev.payouts.standalone.text.Progress;
import dev.payouts.standalone.text.Table;
import dev.payouts.standalone.text.Table.Column;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Findings for people: rows as submit prints them, then ids that occur again, then tables. */
final class TextFindings implements Findings {
  private static final int REPEATS_MAX = 100;

  private final PrintStream out;
  private final BadRows badRows;

  /** Those of the first lines, the last of them on top. */
  private final PriorityQueue<Repeat> repeats =
      new PriorityQueue<>(Comparator.comparingLong(Repeat::line).reversed());

  TextFindings(PrintStream out, Progress progress) {
    this.out = out;
    this.badRows = new BadRows(out, progress);
  }

  @Override
  public void rejected(long row, long line, @Nullable String payoutId, List<Violation> violations) {
    badRows.say(line, payoutId, violations.getFirst().toString());
  }

  @Override
  public void repeated(Repeat repeat) {
    repeats.add(repeat);
    if (repeats.size() > REPEATS_MAX) {
      repeats.remove();
    }
  }

  @Override
  public void total(Totals totals) {
    repeats.stream().sorted(Comparator.comparingLong(Repeat::line)).forEach(this::print);
    if (totals.duplicates() + totals.conflicts() > REPEATS_MAX) {
      out.println("further ids that occur again are only counted");
    }
    Table rows = new Table(Column.text("rows"), Column.number("count"));
    rows.row("good", Numbers.count(totals.good()));
    rows.row("rejected", Numbers.count(totals.rejected()));
    rows.row("duplicates", Numbers.count(totals.duplicates()));
    rows.row("conflicts", Numbers.count(totals.conflicts()));
    rows.lines().forEach(out::println);
    if (!totals.pays().isEmpty()) {
      Table pays =
          new Table(Column.text("would pay"), Column.number("payouts"), Column.number("amount"));
      totals
          .pays()
          .forEach(
              (currency, sum) ->
                  pays.row(currency, Numbers.count(sum.payouts()), Numbers.money(sum.amount())));
      out.println();
      pays.lines().forEach(out::println);
    }
  }

  private void print(Repeat repeat) {
    out.printf(
        "line %d (%s): %s%n",
        repeat.line(),
        repeat.id(),
        repeat.same()
            ? "the same payout as line " + repeat.firstLine() + "; it is paid once"
            : "line "
                + repeat.firstLine()
                + " has this id with other content; this one would be refused, give it its own id");
  }
}
