package dev.payouts.octopus;

import java.util.Optional;

/** Where the gateway's booking of an order stands. Source: Octopus API, field accounting_status. */
public enum AccountingStatus {
  NONE("none"),
  DELIVERED("delivered"),
  ACCOUNTED("accounted"),
  FAILED("failed");

  private final String word;

  AccountingStatus(String word) {
    this.word = word;
  }

  /** The word on the wire. */
  public String word() {
    return word;
  }

  /**
   * The constant of a wire word, exactly as documented; empty for words this version does not know.
   */
  public static Optional<AccountingStatus> of(String word) {
    return Words.find(values(), AccountingStatus::word, word);
  }
}
