package dev.payouts.sandbox;

import java.util.Locale;

/** What an order's payment_status says. The first eight are documented. */
enum Status {
  NONE,
  PENDING,
  PROCESSING,
  COMPLETED,
  FAILED,
  REJECT,
  REFUND,
  OVERDUE,
  /** Documented nowhere: a client has to survive words it does not know. */
  ON_HOLD;

  private final String word = name().toLowerCase(Locale.ROOT);

  String word() {
    return word;
  }
}
