package dev.payouts.core;

import org.jspecify.annotations.Nullable;

/** Who is paid. Source: Octopus order/new, fields to, to_name, to_bank_name. */
public record Payee(String account, @Nullable String name, @Nullable String bankName) {

  /** The last four characters behind asterisks; all of it hidden where there are no more. */
  public String maskedAccount() {
    return account.length() <= 4 ? "****" : "****" + account.substring(account.length() - 4);
  }

  /** Somebody else's words with this account masked. */
  String hideIn(String words) {
    return account.isEmpty() ? words : words.replace(account, maskedAccount());
  }

  @Override
  public String toString() {
    return "Payee[" + maskedAccount() + "]";
  }
}
