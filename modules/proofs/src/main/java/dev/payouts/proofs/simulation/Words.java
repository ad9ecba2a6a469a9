package dev.payouts.proofs.simulation;

import dev.payouts.avro.CallbackHint;
import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.InquireOrder;
import dev.payouts.avro.InquiryReply;
import dev.payouts.avro.OrderReading;
import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutRejection;
import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.SubmitOrder;
import dev.payouts.avro.SubmitReply;
import dev.payouts.proofs.guarantees.Observation;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a story says of an observation. */
final class Words {
  private Words() {}

  /** Empty for what the model tells itself. */
  static Optional<Supplier<String>> of(Observation observation) {
    return switch (observation) {
      case Observation.Requested(GatewayRequest request) -> Optional.of(() -> request(request));
      case Observation.Replied(GatewayReply reply) -> Optional.of(() -> reply(reply));
      case Observation.Moved(PayoutEvent event) -> Optional.of(() -> event(event));
      case Observation.Resulted(PayoutResult result) ->
          Optional.of(
              () ->
                  "  result %d of %s: %s"
                      .formatted(result.getRevision(), result.getPayoutId(), result.getStatus()));
      case Observation.Rejected(PayoutRejection rejection) ->
          Optional.of(
              () ->
                  "  command for %s rejected: %s"
                      .formatted(rejection.getPayoutId(), rejection.getDetail()));
      case Observation.Acknowledged _,
          Observation.Logged _,
          Observation.Commanded _,
          Observation.DeadLettered _,
          Observation.Garbled _,
          Observation.Posted _,
          Observation.OrderMade _,
          Observation.Booked _,
          Observation.StateLost _ ->
          Optional.empty();
    };
  }

  private static String request(GatewayRequest request) {
    return switch (request.getBody()) {
      case SubmitOrder order ->
          "  request: send %s, attempt %d, by %s"
              .formatted(request.getPayoutId(), order.getAttempt(), request.getDeadline());
      case InquireOrder order ->
          "  request: inquire %s, number %d, permitted at %s"
              .formatted(request.getPayoutId(), order.getInquiry(), request.getPermittedAt());
      default -> "  request: " + request.getPayoutId();
    };
  }

  private static String reply(GatewayReply reply) {
    return switch (reply.getBody()) {
      case SubmitReply submit ->
          "  reply: %s, attempt %d: %s %s"
              .formatted(
                  reply.getPayoutId(),
                  submit.getAttempt(),
                  submit.getOutcome(),
                  shown(submit.getOrder(), submit.getReason()));
      case InquiryReply inquiry ->
          "  reply: %s, inquiry %d: %s %s"
              .formatted(
                  reply.getPayoutId(),
                  inquiry.getInquiry(),
                  inquiry.getOutcome(),
                  shown(inquiry.getOrder(), inquiry.getReason()));
      case CallbackHint hint ->
          "  callback: %s %s".formatted(reply.getPayoutId(), hint.getPaymentStatus());
      default -> "  reply: " + reply.getPayoutId();
    };
  }

  private static String shown(@Nullable OrderReading order, @Nullable String reason) {
    return order == null ? "(" + reason + ")" : order.getPaymentStatus();
  }

  private static String event(PayoutEvent event) {
    return "  %s: %s -> %s by %s%s"
        .formatted(
            event.getPayoutId(),
            event.getFromState(),
            event.getToState(),
            event.getCause(),
            event.getDetail() == null ? "" : " (" + event.getDetail() + ")");
  }
}
