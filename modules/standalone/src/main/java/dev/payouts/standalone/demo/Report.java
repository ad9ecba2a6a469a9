package dev.payouts.standalone.demo;

import dev.payouts.fleet.MemoryPeaks;
import dev.payouts.standalone.client.RowOutcome;
import dev.payouts.standalone.text.Numbers;
import dev.payouts.standalone.text.Table;
import dev.payouts.standalone.text.Table.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the demo prints in the end, but for its last line. */
final class Report {
  private static final int EXAMPLES = 12;
  private static final String INDENT = "  ";

  private final List<String> lines = new ArrayList<>();

  private Report() {}

  static List<String> of(Book book, Audit audit, Pace pace, MemoryPeaks memory) {
    Report report = new Report();
    Collection<Entry> taken = book.taken();
    report.results(taken);
    report.refused(book.refused());
    report.rejected(taken);
    report.reviews(taken);
    report.ledger(audit);
    report.pace(pace, memory);
    return report.lines;
  }

  private record Sum(long count, BigDecimal amount) {
    Sum plus(BigDecimal more) {
      return new Sum(count + 1, amount.add(more));
    }
  }

  private void results(Collection<Entry> taken) {
    Map<String, Sum> sums = new TreeMap<>();
    for (Entry entry : taken) {
      Result result = entry.result();
      if (result != null) {
        sums.merge(
            result.status() + " " + result.currency(),
            new Sum(1, result.amount()),
            (sum, one) -> sum.plus(one.amount()));
      }
    }
    Table table =
        new Table(
            Column.text("result"),
            Column.text("currency"),
            Column.number("payouts"),
            Column.number("amount"));
    sums.forEach(
        (name, sum) -> {
          String[] words = name.split(" ", 2);
          table.row(words[0], words[1], Numbers.count(sum.count()), Numbers.money(sum.amount()));
        });
    lines.add("");
    lines.addAll(table.lines());
  }

  private void refused(List<RowOutcome> refused) {
    if (refused.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("refused rows: " + refused.size());
    for (RowOutcome row : refused.subList(0, Math.min(EXAMPLES, refused.size()))) {
      if (row instanceof RowOutcome.Rejected rejected) {
        lines.add(
            INDENT
                + "line %d: %s %s"
                    .formatted(rejected.line(), rejected.field(), rejected.problem()));
      }
    }
    more(refused.size());
  }

  /**
   * Rows that the producer took and the orchestrator did not, such as a known id's other content.
   */
  private void rejected(Collection<Entry> taken) {
    List<Entry> rejected = taken.stream().filter(entry -> entry.rejections() > 0).toList();
    if (rejected.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(
        "taken and then rejected, with the reason in payout.rejections: "
            + rejected.stream().mapToInt(Entry::rejections).sum());
    for (Entry entry : rejected.subList(0, Math.min(EXAMPLES, rejected.size()))) {
      lines.add(INDENT + entry.payoutId());
    }
    more(rejected.size());
  }

  private void reviews(Collection<Entry> taken) {
    List<Entry> reviews = taken.stream().filter(entry -> entry.review() != null).toList();
    if (reviews.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("waiting for a person (REVIEW): " + reviews.size());
    for (Entry entry : reviews.subList(0, Math.min(EXAMPLES, reviews.size()))) {
      lines.add(INDENT + entry.payoutId() + ": " + entry.review());
    }
    more(reviews.size());
  }

  private void ledger(Audit audit) {
    lines.add("");
    lines.add(
        "the gateway's ledger: %s orders, %s paid, %s payouts sent more than once, %s paid twice"
            .formatted(
                Numbers.count(audit.orders()),
                Numbers.count(audit.paid()),
                Numbers.count(audit.resent()),
                Numbers.count(audit.paidTwice())));
    List<Audit.Disagreement> found = audit.disagreements();
    lines.add(
        found.isEmpty()
            ? "every result agrees with it: order, status, amount, currency, account"
            : "IT DISAGREES on " + found.size());
    for (Audit.Disagreement one : found.subList(0, Math.min(EXAMPLES, found.size()))) {
      lines.add(INDENT + one.payoutId() + ": " + one.what());
    }
    more(found.size());
  }

  private void pace(Pace pace, MemoryPeaks memory) {
    lines.add(
        "rate: %s payouts/s from first command to last result, %s until 99 of 100 had one, %s sustained (from the 10th to the 90th of 100)"
            .formatted(
                Numbers.count(pace.perSecond()),
                Numbers.count(pace.typicalPerSecond()),
                Numbers.count(pace.sustainedPerSecond())));
    lines.add(
        "command to result: half within %s s, 99 of 100 within %s s"
            .formatted(Numbers.seconds(pace.median()), Numbers.seconds(pace.slow())));
    List<String> parts = new ArrayList<>();
    memory.byProcess().forEach((name, bytes) -> parts.add(name + " " + Numbers.megabytes(bytes)));
    lines.add(
        "memory at its peak: %s (%s)"
            .formatted(Numbers.megabytes(memory.together()), String.join(", ", parts)));
  }

  private void more(int all) {
    if (all > EXAMPLES) {
      lines.add(INDENT + "and " + (all - EXAMPLES) + " more");
    }
  }
}
