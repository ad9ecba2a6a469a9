package dev.payouts.reporting.reconcile;

import dev.payouts.avro.BreakType;
import dev.payouts.reporting.source.States.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One difference.
 *
 * @param since from when its age counts, where a time is known
 */
record Break(
    String subject,
    BreakType type,
    String detail,
    @Nullable Here here,
    @Nullable Standing standing,
    @Nullable StatementLine line,
    @Nullable Instant since) {
  /** The record key in payout.breaks: finding the same again adds nothing. */
  String key() {
    return key(subject, type);
  }

  static String key(String subject, BreakType type) {
    return subject + "/" + type;
  }

  @Nullable String statusHere() {
    if (standing != null) {
      return standing.state().name();
    }
    return here == null ? null : here.status().name();
  }
}
