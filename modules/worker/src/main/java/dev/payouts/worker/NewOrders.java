package dev.payouts.worker;

import dev.payouts.avro.Payee;
import dev.payouts.avro.SubmitOrder;
import dev.payouts.octopus.AccountingType;
import dev.payouts.octopus.NewOrder;
import dev.payouts.octopus.Party;
import dev.payouts.octopus.TransactionType;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the gateway's order of a recorded attempt. Source: Octopus order/new. */
final class NewOrders {
  private NewOrders() {}

  /**
   * @throws IllegalArgumentException if the gateway could not take it
   */
  static NewOrder of(String payoutId, SubmitOrder order, Optional<URI> notifyUrl) {
    Payee payee = order.getPayee();
    return new NewOrder(
        payoutId,
        TransactionType.EXPENSE,
        order.getAmount(),
        order.getCurrency(),
        order.getCountry(),
        order.getPayment(),
        accountingType(order.getAccountingType()),
        Party.NONE,
        new Party(payee.getAccount(), payee.getName(), payee.getBankName()),
        order.getChannel(),
        null,
        notifyUrl.orElse(null));
  }

  private static @Nullable AccountingType accountingType(@Nullable String word) {
    return word == null
        ? null
        : AccountingType.of(word)
            .orElseThrow(() -> new IllegalArgumentException("accounting_type is unknown"));
  }
}
