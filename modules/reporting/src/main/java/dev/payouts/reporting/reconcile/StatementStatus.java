package dev.payouts.reporting.reconcile;

import dev.payouts.avro.PayoutStatus;
import java.util.Locale;

/** What a statement says became of a payout. */
enum StatementStatus {
  COMPLETED,
  FAILED,
  REJECTED,
  REFUNDED,
  OVERDUE,
  /** Not decided there yet. */
  PENDING,
  /** A word that the mapping does not know. */
  UNKNOWN;

  /** How words are compared. */
  static String key(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }

  boolean isSameAs(PayoutStatus here) {
    return switch (this) {
      case COMPLETED -> here == PayoutStatus.COMPLETED;
      case FAILED -> here == PayoutStatus.FAILED;
      case REJECTED -> here == PayoutStatus.REJECTED;
      case REFUNDED -> here == PayoutStatus.REFUNDED;
      case OVERDUE -> here == PayoutStatus.OVERDUE;
      case PENDING, UNKNOWN -> false;
    };
  }
}
