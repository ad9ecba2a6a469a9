package dev.payouts.core.rules;

import org.jspecify.annotations.Nullable;

/**
 * Who is to be paid, as read from outside; null where the input lacks a value. Source: schema
 * Payee.
 */
public record PayeeRequest(
    @Nullable String account, @Nullable String name, @Nullable String bankName) {
  @Override
  public String toString() {
    return "PayeeRequest[redacted]";
  }
}
