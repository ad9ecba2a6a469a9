package dev.payouts.reporting.reconcile;

import java.util.Locale;

/** What became of one item of either side; each item has exactly one, so that totals add up. */
enum Outcome {
  /** In both, and everything compared is there on both sides and the same. */
  MATCHED,
  /** In both, nothing differs, but something compared is absent on a side. */
  INCOMPLETE,
  /** Not ended here, and not longer than allowed. */
  OPEN,
  OPEN_TOO_LONG,
  /** In both, and something differs. */
  DIFFERS,
  MISSING_HERE,
  MISSING_THERE,
  /** A further line for a payout that has one. */
  DUPLICATE_LINE;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  boolean isBreak() {
    return switch (this) {
      case MATCHED, INCOMPLETE, OPEN -> false;
      case OPEN_TOO_LONG, DIFFERS, MISSING_HERE, MISSING_THERE, DUPLICATE_LINE -> true;
    };
  }
}
