package dev.payouts.client.writing;

import dev.payouts.avro.CancelPayout;
import dev.payouts.avro.Payee;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.core.rules.CancelRequest;
import dev.payouts.core.rules.PayeeRequest;
import dev.payouts.core.rules.PayoutRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns requests that break no rule into the bodies of commands. */
public final class CommandBodies {
  /** Schema SubmitPayout: decimal(20,6). */
  private static final int AMOUNT_SCALE = 6;

  private static final String LANE = "default";

  private CommandBodies() {}

  public static SubmitPayout of(PayoutRequest request) {
    PayeeRequest payee = request.payee();
    BigDecimal amount = required(request.amount());
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

  public static CancelPayout of(CancelRequest request) {
    return new CancelPayout(Objects.requireNonNullElse(request.reason(), ""));
  }

  /** A field that the rules do not let be missing. */
  public static <T> T required(@Nullable T value) {
    return Objects.requireNonNull(value, "the rules let a missing field pass");
  }
}
