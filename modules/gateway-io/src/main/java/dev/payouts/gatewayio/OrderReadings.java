package dev.payouts.gatewayio;

import dev.payouts.avro.OrderReading;
import dev.payouts.octopus.Order;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts an order as the gateway showed it into a reply, nothing interpreted. */
public final class OrderReadings {
  private static final int SCALE = 6;
  private static final int PRECISION_MAX = 20;

  private OrderReadings() {}

  /**
   * Empty if an amount does not fit the schema: what cannot be told exactly is not told at all,
   * never rounded.
   */
  public static Optional<OrderReading> of(Order order) {
    if (!fits(order.amount()) || !fits(order.finalAmount())) {
      return Optional.empty();
    }
    return Optional.of(
        new OrderReading(
            order.merchantOrderId(),
            order.paymentStatus(),
            order.paymentFailReason(),
            scaled(order.amount()),
            scaled(order.finalAmount()),
            order.currency(),
            order.payee().account(),
            order.transactionType(),
            order.paymentUid()));
  }

  private static boolean fits(@Nullable BigDecimal amount) {
    if (amount == null) {
      return true;
    }
    BigDecimal plain = amount.stripTrailingZeros();
    return plain.scale() <= SCALE && plain.precision() - plain.scale() <= PRECISION_MAX - SCALE;
  }

  private static @Nullable BigDecimal scaled(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.setScale(SCALE);
  }
}
