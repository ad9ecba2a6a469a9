package dev.payouts.proofs.guarantees;

import dev.payouts.avro.PayoutStatus;
import java.util.Locale;
import java.util.Optional;

/** The gateway's words, read from its documents and not from the product's code. */
final class Words {
  private Words() {}

  static Optional<PayoutStatus> end(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "completed" -> Optional.of(PayoutStatus.COMPLETED);
      case "failed" -> Optional.of(PayoutStatus.FAILED);
      case "reject" -> Optional.of(PayoutStatus.REJECTED);
      case "refund" -> Optional.of(PayoutStatus.REFUNDED);
      case "overdue" -> Optional.of(PayoutStatus.OVERDUE);
      default -> Optional.empty();
    };
  }
}
