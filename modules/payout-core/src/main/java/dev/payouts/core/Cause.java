package dev.payouts.core;

import java.util.Locale;

/** What moved a payout from one state to another. */
public enum Cause {
  COMMAND_ACCEPTED,
  OLD_COMMAND,
  NOT_BEFORE_REACHED,
  PERMIT_GRANTED,
  ORDER_ACCEPTED,
  SUBMIT_DECLINED,
  SUBMIT_NOT_SENT,
  SUBMIT_UNKNOWN,
  DEADLINE_PASSED,
  ORDER_FOUND,
  ABSENT_AFTER_QUARANTINE,
  ABSENT_AFTER_DECLINE,
  RESUBMIT_FORBIDDEN,
  RESUBMITS_EXHAUSTED,
  READING_DIFFERS,
  UNRESOLVED_TOO_LONG,
  CANCELLED_BY_COMMAND,
  EXPIRED,
  RESOLVED_BY_OPERATOR,
  ORDER_ANNOUNCED,
  COMMAND_ADOPTED;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The word that events, metrics and diagrams use: {@code permit-granted}. */
  public String word() {
    return word;
  }
}
