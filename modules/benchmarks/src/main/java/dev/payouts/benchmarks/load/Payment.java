package dev.payouts.benchmarks.load;

import dev.payouts.avro.Payee;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.octopus.NewOrder;
import dev.payouts.octopus.Party;
import java.math.BigDecimal;
import java.time.Instant;

/** The same payment for product and floor. */
public record Payment(String id, int number) {
  private static final int SCALE = 6;
  private static final int AMOUNTS = 100_000;
  private static final String NAME = "Somchai Jaidee";
  private static final String BANK = "kbank";

  private BigDecimal amount() {
    return BigDecimal.valueOf(100_00 + number % AMOUNTS, 2).setScale(SCALE);
  }

  private String account() {
    return "4711%08d".formatted(number);
  }

  public PayoutCommand command(Instant now) {
    return new PayoutCommand(
        id,
        id,
        now,
        SubmitPayout.newBuilder()
            .setAmount(amount())
            .setCurrency("THB")
            .setCountry("TH")
            .setPayment("bank")
            .setPayee(new Payee(account(), NAME, BANK))
            .build());
  }

  public NewOrder order() {
    return NewOrder.expense(id, amount(), "THB", "TH", "bank", new Party(account(), NAME, BANK));
  }
}
