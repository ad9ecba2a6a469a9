package dev.payouts.octopus;

import java.util.Optional;

/** Where an order stands, as the gateway says it. Source: Octopus API, field payment_status. */
public enum PaymentStatus {
  NONE("none"),
  PENDING("pending"),
  PROCESSING("processing"),
  COMPLETED("completed"),
  FAILED("failed"),
  REJECT("reject"),
  REFUND("refund"),
  OVERDUE("overdue");

  private final String word;

  PaymentStatus(String word) {
    this.word = word;
  }

  /** The word on the wire. */
  public String word() {
    return word;
  }

  /**
   * The constant of a wire word, exactly as documented; empty for words this version does not know.
   */
  public static Optional<PaymentStatus> of(String word) {
    return Words.find(values(), PaymentStatus::word, word);
  }
}
