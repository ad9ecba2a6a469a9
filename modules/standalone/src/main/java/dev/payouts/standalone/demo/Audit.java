package dev.payouts.standalone.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the product says of every payout with what the gateway's ledger holds.
 *
 * @param orders accepted by the gateway
 * @param paid orders completed, at any time
 * @param resent payouts with more than one POST of order/new
 */
record Audit(
    long orders, long paid, long resent, long paidTwice, List<Disagreement> disagreements) {

  /** A payout on which both sides differ, in a sentence without account numbers. */
  record Disagreement(String payoutId, String what) {}

  static Audit of(Collection<Entry> taken, Map<String, LedgerEntry> ledger, Book book) {
    List<Disagreement> found = new ArrayList<>();
    for (LedgerEntry entry : ledger.values()) {
      Entry ours = book.find(entry.payoutId());
      if (ours == null || !ours.isTaken()) {
        found.add(new Disagreement(entry.payoutId(), "the gateway has it, nobody commanded it"));
      }
    }
    for (Entry ours : taken) {
      String problem = problem(ours, ledger.get(ours.payoutId()));
      if (problem != null) {
        found.add(new Disagreement(ours.payoutId(), problem));
      }
    }
    return new Audit(
        ledger.values().stream().mapToLong(entry -> entry.orders().size()).sum(),
        ledger.values().stream().mapToLong(LedgerEntry::paid).sum(),
        ledger.values().stream().filter(entry -> entry.posts() > 1).count(),
        ledger.values().stream().filter(entry -> entry.paid() > 1).count(),
        List.copyOf(found));
  }

  private static @Nullable String problem(Entry ours, @Nullable LedgerEntry theirs) {
    if (theirs != null && theirs.orders().size() > 1) {
      return "the gateway took %d orders".formatted(theirs.orders().size());
    }
    if (theirs != null && ours.attempts() > 0 && theirs.posts() > ours.attempts()) {
      return "the gateway got %d POSTs, %d recorded".formatted(theirs.posts(), ours.attempts());
    }
    LedgerEntry.Order order = theirs == null ? null : theirs.order();
    Result result = ours.result();
    if (result == null) {
      // Without a result only a review says anything; what it is about must still be the command.
      return ours.review() == null || order == null ? null : difference(ours.wanted(), order);
    }
    String status = order == null ? "none" : order.status();
    if (!fits(result.status(), status)) {
      return "the result is %s, the gateway's order is %s".formatted(result.status(), status);
    }
    if (!same(result.amount(), ours.wanted().amount())
        || !result.currency().equals(ours.wanted().currency())) {
      return "the result is of another amount than the command";
    }
    if (order == null) {
      return null;
    }
    String difference = difference(ours.wanted(), order);
    if (difference == null
        && result.status().equals("COMPLETED")
        && !same(order.finalAmount(), ours.wanted().amount())) {
      return "the gateway paid another amount than the result says";
    }
    return difference;
  }

  private static @Nullable String difference(Wanted wanted, LedgerEntry.Order order) {
    if (!same(order.amount(), wanted.amount()) || !order.currency().equals(wanted.currency())) {
      return "the gateway's order is of another amount than the command";
    }
    if (!order.account().equals(wanted.account())) {
      return "the gateway's order goes to another account than the command";
    }
    return null;
  }

  /** Which of the gateway's words a result's status stands for. Source: GATEWAY, payment_status. */
  private static boolean fits(String result, String order) {
    return switch (result) {
      case "COMPLETED" -> order.equals("completed");
      case "FAILED" -> order.equals("failed");
      case "REJECTED" -> order.equals("reject") || order.equals("none");
      case "OVERDUE" -> order.equals("overdue");
      case "REFUNDED" -> order.equals("refund");
      case "CANCELLED" -> order.equals("none");
      default -> false;
    };
  }

  private static boolean same(BigDecimal one, @Nullable BigDecimal other) {
    return other != null && one.compareTo(other) == 0;
  }
}
