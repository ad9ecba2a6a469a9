package dev.payouts.benchmarks.load;

import dev.payouts.avro.Payee;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.octopus.NewOrder;
import dev.payouts.octopus.Party;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * The same payment for product and floor.
 *
 * @param behaviour how the account begins, and by it how the sandbox behaves: docs/SANDBOX.md
 */
public record Payment(String id, int number, String behaviour) {
  private static final String ORDINARY = "990000";
  private static final String COMPLETED_AT_ONCE = "990001";

  private static final int SCALE = 6;
  private static final int AMOUNTS = 100_000;
  private static final String NAME = "Somchai Jaidee";
  private static final String BANK = "kbank";

  public static Payment ordinary(String id, int number) {
    return new Payment(id, number, ORDINARY);
  }

  public static Payment completedAtOnce(String id, int number) {
    return new Payment(id, number, COMPLETED_AT_ONCE);
  }

  private BigDecimal amount() {
    return BigDecimal.valueOf(100_00 + number % AMOUNTS, 2).setScale(SCALE);
  }

  private String account() {
    return "%s%08d".formatted(behaviour, number);
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
