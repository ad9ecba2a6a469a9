package dev.payouts.core.campaign;

import dev.payouts.core.Payout;
import dev.payouts.core.Phase;
import org.jspecify.annotations.Nullable;

/** In the end a payout says what the gateway says, unless a person must look. */
record TruthIsTold(ModelGateway.@Nullable Order order, @Nullable Payout payout) {

  void check() {
    if (payout == null) {
      return;
    }
    Phase told = payout.phase();
    if (order == null) {
      require(
          switch (told) {
            case REVIEW, REJECTED, CANCELLED -> true;
            case FAILED -> payout.timeline().toString().contains("RESOLVED_BY_OPERATOR");
            case NONE,
                SCHEDULED,
                QUEUED,
                SUBMITTING,
                PENDING,
                UNCERTAIN,
                COMPLETED,
                OVERDUE,
                REFUNDED ->
                false;
          });
      return;
    }
    if (order.wrongAmount()) {
      require(told == Phase.REVIEW || told == Phase.COMPLETED);
      return;
    }
    require(
        told
            == switch (order.lastWord()) {
              case "completed" -> Phase.COMPLETED;
              case "refund" -> Phase.REFUNDED;
              case "failed" -> Phase.FAILED;
              case "reject" -> Phase.REJECTED;
              default -> Phase.REVIEW;
            });
  }

  private void require(boolean holds) {
    if (!holds) {
      throw new AssertionError("TruthIsTold: the gateway has %s, but %s".formatted(order, payout));
    }
  }
}
