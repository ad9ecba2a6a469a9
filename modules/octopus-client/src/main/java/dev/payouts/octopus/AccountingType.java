package dev.payouts.octopus;

import java.util.Optional;

/**
 * How the gateway books an order: recharge and receive go with income, pay and settle with expense.
 * Source: Octopus API, field accounting_type.
 */
public enum AccountingType {
  RECHARGE("recharge", TransactionType.INCOME),
  RECEIVE("receive", TransactionType.INCOME),
  PAY("pay", TransactionType.EXPENSE),
  SETTLE("settle", TransactionType.EXPENSE);

  private final String word;
  private final TransactionType transactionType;

  AccountingType(String word, TransactionType transactionType) {
    this.word = word;
    this.transactionType = transactionType;
  }

  /** The word on the wire. */
  public String word() {
    return word;
  }

  /** The direction of the orders it may be used with. */
  public TransactionType transactionType() {
    return transactionType;
  }

  /**
   * The constant of a wire word, exactly as documented; empty for words this version does not know.
   */
  public static Optional<AccountingType> of(String word) {
    return Words.find(values(), AccountingType::word, word);
  }
}
