package dev.payouts.octopus;

import java.util.Optional;

/** Where the gateway's callback about an order stands. Source: Octopus API, field notify_status. */
public enum NotifyStatus {
  NONE("none"),
  DELIVERED("delivered"),
  COMPLETED("completed"),
  FAILED("failed");

  private final String word;

  NotifyStatus(String word) {
    this.word = word;
  }

  /** The word on the wire. */
  public String word() {
    return word;
  }

  /**
   * The constant of a wire word, exactly as documented; empty for words this version does not know.
   */
  public static Optional<NotifyStatus> of(String word) {
    return Words.find(values(), NotifyStatus::word, word);
  }
}
