package dev.payouts.worker;

import dev.payouts.avro.SubmitOrder;
import dev.payouts.avro.SubmitReply;
import dev.payouts.gatewayio.Answer;
import dev.payouts.gatewayio.OrderReadings;
import dev.payouts.octopus.SubmitOutcome;

/** Tells what order/new proved. */
final class SubmitReplies {
  private SubmitReplies() {}

  static Answer of(SubmitOrder order, SubmitOutcome outcome) {
    return switch (outcome) {
      case SubmitOutcome.Accepted(var shown) ->
          OrderReadings.of(shown)
              .map(
                  reading ->
                      answer(
                          new SubmitReply(
                              order.getAttempt(),
                              dev.payouts.avro.SubmitOutcome.ACCEPTED,
                              reading,
                              null)))
              .orElseGet(() -> unknown(order, "an amount has more than six decimals"));
      case SubmitOutcome.Declined(String reason) ->
          answer(
              new SubmitReply(
                  order.getAttempt(), dev.payouts.avro.SubmitOutcome.DECLINED, null, reason));
      case SubmitOutcome.NotSent(String reason) -> notSent(order, reason);
      case SubmitOutcome.Unknown(String reason) -> unknown(order, reason);
    };
  }

  static Answer notSent(SubmitOrder order, String reason) {
    return answer(
        new SubmitReply(order.getAttempt(), dev.payouts.avro.SubmitOutcome.NOT_SENT, null, reason));
  }

  private static Answer unknown(SubmitOrder order, String reason) {
    return answer(
        new SubmitReply(order.getAttempt(), dev.payouts.avro.SubmitOutcome.UNKNOWN, null, reason));
  }

  private static Answer answer(SubmitReply reply) {
    return new Answer(reply.getOutcome().name(), reply);
  }
}
