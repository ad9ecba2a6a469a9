package dev.payouts.orchestrator.message;

import dev.payouts.avro.CallbackHint;
import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.InquiryReply;
import dev.payouts.avro.SubmitReply;
import dev.payouts.core.Input;
import dev.payouts.core.InquiryOutcome;
import dev.payouts.core.OrderReading;
import dev.payouts.core.SubmitOutcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Replies from the topic in the core's form. What a reply lacks, it does not prove. */
public final class Replies {
  private static final String NO_REASON = "no reason given";

  /**
   * What a reading says is kept with the payout and published, so it must fit there. What is cut is
   * longer than any text of a command, so it differs from the command's before and after.
   */
  private static final int LENGTH_MAX = 512;

  private Replies() {}

  public static Input input(GatewayReply reply) {
    return switch (reply.getBody()) {
      case SubmitReply submit -> new Input.SubmitReplied(submit.getAttempt(), outcome(submit));
      case InquiryReply inquiry -> new Input.InquiryReplied(inquiry.getInquiry(), outcome(inquiry));
      case CallbackHint _ -> new Input.CallbackHinted();
      default -> throw new IllegalStateException("unknown reply " + reply.getBody().getClass());
    };
  }

  private static SubmitOutcome outcome(SubmitReply reply) {
    return switch (reply.getOutcome()) {
      case ACCEPTED ->
          reply.getOrder() == null
              ? new SubmitOutcome.Unknown("accepted without an order")
              : new SubmitOutcome.Accepted(reading(reply.getOrder()));
      case DECLINED -> new SubmitOutcome.Declined(reason(reply.getReason()));
      case NOT_SENT -> new SubmitOutcome.NotSent(reason(reply.getReason()));
      case UNKNOWN -> new SubmitOutcome.Unknown(reason(reply.getReason()));
    };
  }

  private static InquiryOutcome outcome(InquiryReply reply) {
    return switch (reply.getOutcome()) {
      case FOUND ->
          reply.getOrder() == null
              ? new InquiryOutcome.Inconclusive("found without an order")
              : new InquiryOutcome.Found(reading(reply.getOrder()));
      case ABSENT -> new InquiryOutcome.Absent();
      case INCONCLUSIVE, UNKNOWN -> new InquiryOutcome.Inconclusive(reason(reply.getReason()));
    };
  }

  private static OrderReading reading(dev.payouts.avro.OrderReading order) {
    return new OrderReading(
        cut(order.getMerchantOrderId()),
        Texts.cut(order.getPaymentStatus(), LENGTH_MAX),
        cut(order.getFailReason()),
        order.getAmount(),
        order.getFinalAmount(),
        cut(order.getCurrency()),
        cut(order.getPayeeAccount()),
        cut(order.getTransactionType()),
        cut(order.getPaymentUid()));
  }

  private static String reason(@Nullable String reason) {
    return Texts.cut(Objects.requireNonNullElse(reason, NO_REASON), LENGTH_MAX);
  }

  private static @Nullable String cut(@Nullable String text) {
    return text == null ? null : Texts.cut(text, LENGTH_MAX);
  }
}
