package dev.payouts.proofs.crashes.load;

import dev.payouts.avro.Payee;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.SubmitPayout;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What an upstream service asks for.
 *
 * @param corridor where it goes
 */
record PayoutRow(String id, BigDecimal amount, Corridor corridor, String account) {
  static final String HEADER =
      "payout_id,amount,currency,country,payment,payee_account,payee_name,payee_bank_name\n";

  private static final int SCALE = 6;
  private static final String NAME = "Any Payee";

  /** A way of payment that the gateway has. */
  record Corridor(String currency, String country, String payment, String bank) {}

  String csv() {
    return "%s,%s,%s,%s,%s,%s,%s,%s%n"
        .formatted(
            id,
            amount.toPlainString(),
            corridor.currency(),
            corridor.country(),
            corridor.payment(),
            account,
            NAME,
            corridor.bank());
  }

  PayoutCommand command(Instant now) {
    return new PayoutCommand(
        id,
        id,
        now,
        SubmitPayout.newBuilder()
            .setAmount(amount.setScale(SCALE))
            .setCurrency(corridor.currency())
            .setCountry(corridor.country())
            .setPayment(corridor.payment())
            .setPayee(new Payee(account, NAME, corridor.bank()))
            .build());
  }

  /** The same id with other content: to be refused. */
  PayoutRow otherAmount() {
    return new PayoutRow(id, amount.add(BigDecimal.ONE), corridor, account);
  }

  @Override
  public String toString() {
    return id;
  }
}
