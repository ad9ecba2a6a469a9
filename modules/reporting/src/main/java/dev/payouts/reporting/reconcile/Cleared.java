package dev.payouts.reporting.reconcile;

import dev.payouts.avro.BreakType;
import java.util.HashMap;
import java.util.Map;

/** Which breaks of earlier reconciliations this one has looked for and not found. */
final class Cleared {
  /** By subject, of payouts that are in both. */
  private final Map<String, Outcome> compared = new HashMap<>();

  void add(Item item) {
    switch (item.outcome()) {
      case MATCHED, INCOMPLETE, DIFFERS -> compared.put(item.subject(), item.outcome());
      case OPEN, OPEN_TOO_LONG, MISSING_HERE, MISSING_THERE, DUPLICATE_LINE -> {
        // Says nothing of an earlier difference.
      }
    }
  }

  /**
   * Whether an earlier break that was not found again is known to be gone.
   *
   * @param sameStatement whether it was found in a statement of the same name
   */
  boolean has(String subject, BreakType type, boolean sameStatement) {
    Outcome outcome = compared.get(subject);
    if (outcome == null) {
      return false;
    }
    return switch (type) {
      case MISSING_HERE, MISSING_THERE, OPEN_TOO_LONG -> true;
      case AMOUNT, CURRENCY, STATUS, ORDER_NUMBER -> outcome == Outcome.MATCHED;
      // Another statement has lines of its own.
      case DUPLICATE_LINE -> sameStatement;
      case UNKNOWN -> false;
    };
  }
}
