package dev.payouts.standalone.demo;

import dev.payouts.core.rules.PayoutRequest;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a row of the file asks for, as far as the gateway's ledger can show it.
 *
 * @param content stands for the whole row, to tell a duplicate from a conflict
 */
record Wanted(
    @Nullable BigDecimal amount, @Nullable String currency, @Nullable String account, int content) {
  static Wanted of(PayoutRequest request) {
    return new Wanted(
        request.amount(), request.currency(), request.payee().account(), Objects.hashCode(request));
  }

  /** Habits count: account numbers are not printed. */
  @Override
  public String toString() {
    return "Wanted[%s %s]".formatted(amount, currency);
  }
}
