package dev.payouts.core;

import java.util.Locale;

/** Why a command was not taken. */
public enum RejectionCode {
  /** A field breaks a rule. */
  INVALID,
  /** A payout with this id and other content exists. */
  CONFLICT,
  /** There is no such payout. */
  UNKNOWN_PAYOUT,
  /** It may have been sent already. */
  TOO_LATE,
  /** Only a payout in review can be resolved. */
  NOT_IN_REVIEW;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  public String word() {
    return word;
  }
}
