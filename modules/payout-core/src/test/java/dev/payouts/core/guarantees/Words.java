package dev.payouts.core.guarantees;

import dev.payouts.core.Input;
import dev.payouts.core.InquiryOutcome;
import dev.payouts.core.OrderReading;
import dev.payouts.core.Status;
import dev.payouts.core.SubmitOutcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gateway's words, read from its documents and not from the core. */
final class Words {
  private Words() {}

  /** The order that an input shows, if it shows one. */
  static @Nullable OrderReading shownBy(Input input) {
    return switch (input) {
      case Input.SubmitReplied(int _, SubmitOutcome.Accepted accepted) -> accepted.order();
      case Input.InquiryReplied(int _, InquiryOutcome.Found found) -> found.order();
      case Input.SubmitReplied _,
          Input.InquiryReplied _,
          Input.Submit _,
          Input.Cancel _,
          Input.Resolve _,
          Input.PermitGranted _,
          Input.CallbackHinted _,
          Input.TimerFired _ ->
          null;
    };
  }

  static Optional<Status> end(String word) {
    return switch (word) {
      case "completed" -> Optional.of(Status.COMPLETED);
      case "failed" -> Optional.of(Status.FAILED);
      case "reject" -> Optional.of(Status.REJECTED);
      case "refund" -> Optional.of(Status.REFUNDED);
      case "overdue" -> Optional.of(Status.OVERDUE);
      default -> Optional.empty();
    };
  }
}
