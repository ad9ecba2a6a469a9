package dev.payouts.reporting.reconcile;

import dev.payouts.avro.BreakType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares a result with a line about the same payout, field by field. */
final class Comparison {
  private final Set<Field> compared;

  Comparison(Set<Field> compared) {
    this.compared = compared;
  }

  Item of(Here here, StatementLine line) {
    List<Break> breaks = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    money(here, line, breaks, absent);
    if (compared.contains(Field.STATUS)) {
      status(here, line, breaks, absent);
    }
    if (compared.contains(Field.PAYOUT_ID) && line.payoutId() == null) {
      absent.add("payout id there");
    }
    if (compared.contains(Field.ORDER_NUMBER)) {
      orderNumber(here, line, breaks, absent);
    }
    String note = absent.isEmpty() ? "" : "absent: " + String.join(", ", absent);
    Outcome outcome =
        !breaks.isEmpty()
            ? Outcome.DIFFERS
            : absent.isEmpty() ? Outcome.MATCHED : Outcome.INCOMPLETE;
    return new Item(outcome, here.payoutId(), here, null, line, breaks, note);
  }

  /** Amounts of different currencies are not compared: the currency is what differs. */
  private void money(Here here, StatementLine line, List<Break> breaks, List<String> absent) {
    if (line.currency() == null) {
      absent.add("currency there");
    } else if (!line.currency().equals(here.currency())) {
      breaks.add(differs(BreakType.CURRENCY, here, line, here.currency(), line.currency()));
    }
    if (line.amount() == null) {
      absent.add("amount there");
    } else if (here.currency().equals(line.currency())
        && line.amount().compareTo(here.amount()) != 0) {
      breaks.add(
          differs(
              BreakType.AMOUNT,
              here,
              line,
              here.amount().toPlainString(),
              line.amount().toPlainString()));
    }
  }

  private void status(Here here, StatementLine line, List<Break> breaks, List<String> absent) {
    if (line.status() == null) {
      absent.add("status there");
    } else if (!line.status().isSameAs(here.status())) {
      String there =
          line.status() == StatementStatus.UNKNOWN
              ? "a word that the mapping does not know"
              : line.status().name();
      breaks.add(differs(BreakType.STATUS, here, line, here.status().name(), there));
    }
  }

  private void orderNumber(Here here, StatementLine line, List<Break> breaks, List<String> absent) {
    if (here.orderNumber() == null || line.orderNumber() == null) {
      absent.add("order number " + (here.orderNumber() == null ? "here" : "there"));
    } else if (!here.orderNumber().equals(line.orderNumber())) {
      breaks.add(
          differs(BreakType.ORDER_NUMBER, here, line, here.orderNumber(), line.orderNumber()));
    }
  }

  private static Break differs(
      BreakType type, Here here, StatementLine line, String one, String other) {
    return new Break(
        here.payoutId(),
        type,
        "%s here, %s there".formatted(one, other),
        here,
        null,
        line,
        here.decidedAt());
  }
}
