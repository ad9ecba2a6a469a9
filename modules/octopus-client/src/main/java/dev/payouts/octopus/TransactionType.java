package dev.payouts.octopus;

import java.util.Optional;

/**
 * Direction of an order: income is paid to the merchant, expense by it. Source: Octopus API, field
 * transaction_type.
 */
public enum TransactionType {
  INCOME("income"),
  EXPENSE("expense");

  private final String word;

  TransactionType(String word) {
    this.word = word;
  }

  /** The word on the wire. */
  public String word() {
    return word;
  }

  /**
   * The constant of a wire word, exactly as documented; empty for words this version does not know.
   */
  public static Optional<TransactionType> of(String word) {
    return Words.find(values(), TransactionType::word, word);
  }
}
