package dev.payouts.producer;

import static dev.payouts.producer.Commands.required;

import dev.payouts.avro.Payee;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.core.rules.PayeeRequest;
import dev.payouts.core.rules.PayoutRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/** Turns a request that breaks no rule into a record's body. */
final class SubmitCommand {
  /** Schema SubmitPayout: decimal(20,6). */
  private static final int AMOUNT_SCALE = 6;

  private static final String LANE = "default";

  private SubmitCommand() {}

  static SubmitPayout of(PayoutRequest request) {
    PayeeRequest payee = request.payee();
    BigDecimal amount = Objects.requireNonNull(request.amount());
    return SubmitPayout.newBuilder()
        .setAmount(amount.setScale(AMOUNT_SCALE, RoundingMode.UNNECESSARY))
        .setCurrency(required(request.currency()))
        .setCountry(required(request.country()))
        .setPayment(required(request.payment()))
        .setPayee(new Payee(required(payee.account()), payee.name(), payee.bankName()))
        .setAccountingType(request.accountingType())
        .setChannel(request.channel())
        .setLane(Objects.requireNonNullElse(request.lane(), LANE))
        .setPriority(Objects.requireNonNullElse(request.priority(), 0))
        .setNotBefore(request.notBefore())
        .setExpiresAt(request.expiresAt())
        .setSource(Objects.requireNonNullElse(request.source(), ""))
        .setReference(request.reference())
        .build();
  }
}
