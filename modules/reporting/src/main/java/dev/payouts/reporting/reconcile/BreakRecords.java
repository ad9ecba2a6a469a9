package dev.payouts.reporting.reconcile;

import dev.payouts.avro.BreakStanding;
import dev.payouts.avro.PayoutBreak;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is to be written to payout.breaks, given what stands there: only what has changed. */
final class BreakRecords {
  private final String statement;
  private final Instant now;

  BreakRecords(String statement, Instant now) {
    this.statement = statement;
    this.now = now;
  }

  /**
   * @param standing the latest record of each key
   */
  List<PayoutBreak> changes(Findings findings, Map<String, PayoutBreak> standing) {
    List<PayoutBreak> changes = new ArrayList<>();
    Map<String, PayoutBreak> left = new TreeMap<>(standing);
    for (Break one : findings.breaks()) {
      PayoutBreak known = left.remove(one.key());
      PayoutBreak found = found(one, known);
      if (known == null || !isSame(known, found)) {
        changes.add(found);
      }
    }
    for (PayoutBreak known : left.values()) {
      boolean same = known.getStatement().equals(statement);
      if (known.getStanding() == BreakStanding.OPEN
          && findings.cleared().has(known.getSubject(), known.getType(), same)) {
        changes.add(
            PayoutBreak.newBuilder(known)
                .setStanding(BreakStanding.CLEARED)
                .setStandingSince(now)
                .build());
      }
    }
    return changes;
  }

  /** One that was cleared and is back is new again. */
  private PayoutBreak found(Break one, @Nullable PayoutBreak known) {
    boolean old = known != null && known.getStanding() == BreakStanding.OPEN;
    Here here = one.here();
    StatementLine line = one.line();
    return PayoutBreak.newBuilder()
        .setSubject(one.subject())
        .setType(one.type())
        .setStanding(BreakStanding.OPEN)
        .setDetail(one.detail())
        .setAmountHere(here == null ? null : here.amount())
        .setCurrencyHere(here == null ? null : here.currency())
        .setStatusHere(one.statusHere())
        .setOrderNumberHere(here == null ? null : here.orderNumber())
        .setAmountThere(line == null ? null : line.amount())
        .setCurrencyThere(line == null ? null : line.currency())
        .setStatusThere(line == null || line.status() == null ? null : line.status().name())
        .setOrderNumberThere(line == null ? null : line.orderNumber())
        .setStatement(statement)
        .setStatementLine(line == null ? null : line.number())
        .setSince(one.since())
        .setFirstFoundAt(old ? Objects.requireNonNull(known).getFirstFoundAt() : now)
        .setStandingSince(now)
        .build();
  }

  /** But for when it was written. */
  private static boolean isSame(PayoutBreak known, PayoutBreak found) {
    return PayoutBreak.newBuilder(found)
        .setStandingSince(known.getStandingSince())
        .build()
        .equals(known);
  }
}
