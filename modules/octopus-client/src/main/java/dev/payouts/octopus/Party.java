package dev.payouts.octopus;

import org.jspecify.annotations.Nullable;

/**
 * One side of an order: the payer (wire fields {@code from…}) or the payee ({@code to…}). An empty
 * text counts as absent. Source: Octopus order/new.
 *
 * @param account account, wallet or phone number
 * @param name account holder
 * @param bankName bank or wallet as the gateway names it
 */
public record Party(@Nullable String account, @Nullable String name, @Nullable String bankName) {
  public static final Party NONE = new Party(null, null, null);

  public Party {
    account = Texts.emptyAsAbsent(account);
    name = Texts.emptyAsAbsent(name);
    bankName = Texts.emptyAsAbsent(bankName);
  }

  @Override
  public String toString() {
    return this.equals(NONE) ? "Party[none]" : "Party[redacted]";
  }
}
