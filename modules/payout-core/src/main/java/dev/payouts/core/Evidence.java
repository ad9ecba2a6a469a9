package dev.payouts.core;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway last showed of the order, for the result.
 *
 * @param seen whether the gateway ever showed the order: from then on "not found" proves nothing
 * @param reason why it was not paid, where known
 */
public record Evidence(
    boolean seen,
    @Nullable String paymentUid,
    @Nullable BigDecimal finalAmount,
    @Nullable String reason) {
  static final Evidence NONE = new Evidence(false, null, null, null);

  Evidence with(OrderReading reading) {
    // While an order is open its final amount means nothing: a gateway may show zero.
    boolean open = reading.meaning().equals(Optional.of(Phase.PENDING));
    return new Evidence(
        true,
        reading.paymentUid() == null ? paymentUid : reading.paymentUid(),
        open ? finalAmount : reading.finalAmount(),
        reading.failReason());
  }

  Evidence existing() {
    return new Evidence(true, paymentUid, finalAmount, reason);
  }

  Evidence because(@Nullable String why) {
    return new Evidence(seen, paymentUid, finalAmount, why);
  }
}
