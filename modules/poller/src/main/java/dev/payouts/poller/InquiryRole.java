package dev.payouts.poller;

import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.InquireOrder;
import dev.payouts.avro.InquiryReply;
import dev.payouts.gatewayio.Answer;
import dev.payouts.gatewayio.GatewayLane;
import dev.payouts.gatewayio.GatewayRole;
import dev.payouts.gatewayio.OrderReadings;
import dev.payouts.gatewayio.Refusal;
import dev.payouts.octopus.Deadline;
import dev.payouts.octopus.InquiryOutcome;
import dev.payouts.octopus.Order;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;

/** Calls order/get. */
public final class InquiryRole implements GatewayRole {
  @Override
  public String name() {
    return "poller";
  }

  @Override
  public Topic<GatewayRequest> topic() {
    return Topics.INQUIRIES;
  }

  @Override
  public String operation() {
    return "order/get";
  }

  @Override
  public Delivery delivery() {
    return Delivery.REPEATABLE;
  }

  @Override
  public boolean accepts(GatewayRequest request) {
    return request.getBody() instanceof InquireOrder;
  }

  @Override
  public Answer call(GatewayLane lane, GatewayRequest request, Deadline deadline) {
    int inquiry = ((InquireOrder) request.getBody()).getInquiry();
    return switch (lane.client().inquire(request.getPayoutId(), deadline)) {
      case InquiryOutcome.Found(Order order) ->
          OrderReadings.of(order)
              .map(
                  reading ->
                      answer(
                          new InquiryReply(
                              inquiry, dev.payouts.avro.InquiryOutcome.FOUND, reading, null)))
              .orElseGet(() -> inconclusive(inquiry, "an amount has more than six decimals"));
      case InquiryOutcome.Absent(String reason) ->
          answer(new InquiryReply(inquiry, dev.payouts.avro.InquiryOutcome.ABSENT, null, reason));
      case InquiryOutcome.Inconclusive(String reason) -> inconclusive(inquiry, reason);
    };
  }

  @Override
  public Answer refuse(GatewayRequest request, Refusal refusal) {
    return inconclusive(((InquireOrder) request.getBody()).getInquiry(), refusal.reason());
  }

  private static Answer inconclusive(int inquiry, String reason) {
    return answer(
        new InquiryReply(inquiry, dev.payouts.avro.InquiryOutcome.INCONCLUSIVE, null, reason));
  }

  private static Answer answer(InquiryReply reply) {
    return new Answer(reply.getOutcome().name(), reply);
  }
}
