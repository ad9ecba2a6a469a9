package dev.payouts.reporting;

import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Results as the orchestrator writes them, each unlike in what a test is about. */
public final class Sample {
  public static final Instant ACCEPTED = Instant.parse("2026-11-23T08:00:00Z");

  private Sample() {}

  /** Completed a second after {@link #ACCEPTED}: 100 THB. */
  public static PayoutResult.Builder completed(String id) {
    return PayoutResult.newBuilder()
        .setPayoutId(id)
        .setRevision(1)
        .setStatus(PayoutStatus.COMPLETED)
        .setAmount(money("100"))
        .setFinalAmount(money("100"))
        .setCurrency("THB")
        .setPayeeAccountMasked("****6789")
        .setAttempts(1)
        .setPaymentUid("P-" + id)
        .setLane("default")
        .setSource("payroll")
        .setAcceptedAt(ACCEPTED)
        .setDecidedAt(ACCEPTED.plusSeconds(1));
  }

  public static PayoutResult.Builder of(String id, PayoutStatus status) {
    return completed(id).setStatus(status).setFinalAmount(null);
  }

  public static PayoutResult paid(String id, String amount, String currency, Duration took) {
    return completed(id)
        .setAmount(money(amount))
        .setFinalAmount(money(amount))
        .setCurrency(currency)
        .setDecidedAt(ACCEPTED.plus(took))
        .build();
  }

  public static BigDecimal money(String amount) {
    return new BigDecimal(amount).setScale(6);
  }
}
