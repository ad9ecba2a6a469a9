package dev.payouts.worker;

import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.SubmitOrder;
import dev.payouts.gatewayio.Answer;
import dev.payouts.gatewayio.GatewayLane;
import dev.payouts.gatewayio.GatewayRole;
import dev.payouts.gatewayio.Refusal;
import dev.payouts.octopus.Deadline;
import dev.payouts.octopus.NewOrder;
import dev.payouts.octopus.SubmitOutcome;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;

/** Calls order/new. */
public final class SubmissionRole implements GatewayRole {
  @Override
  public String name() {
    return "worker";
  }

  @Override
  public Topic<GatewayRequest> topic() {
    return Topics.SUBMISSIONS;
  }

  @Override
  public String operation() {
    return "order/new";
  }

  @Override
  public Delivery delivery() {
    return Delivery.AT_MOST_ONCE;
  }

  @Override
  public boolean accepts(GatewayRequest request) {
    return request.getBody() instanceof SubmitOrder;
  }

  @Override
  public Answer call(GatewayLane lane, GatewayRequest request, Deadline deadline) {
    SubmitOrder order = (SubmitOrder) request.getBody();
    NewOrder newOrder;
    try {
      newOrder = NewOrders.of(request.getPayoutId(), order, lane.notifyUrl());
    } catch (IllegalArgumentException e) {
      // Commands are checked before they get here, so this is a fault of ours; nothing was sent.
      return SubmitReplies.notSent(order, "no order can be made: " + e.getMessage());
    }
    return SubmitReplies.of(order, lane.client().submit(newOrder, deadline));
  }

  @Override
  public Answer refuse(GatewayRequest request, Refusal refusal) {
    SubmitOrder order = (SubmitOrder) request.getBody();
    return switch (refusal) {
      case Refusal.DeadlinePassed passed -> SubmitReplies.notSent(order, passed.reason());
      case Refusal.ClocksDiffer clocks -> SubmitReplies.notSent(order, clocks.reason());
      case Refusal.UnknownLane unknown -> SubmitReplies.notSent(order, unknown.reason());
      case Refusal.OtherMerchant other -> SubmitReplies.notSent(order, other.reason());
      case Refusal.PerhapsCalled perhaps ->
          SubmitReplies.of(order, new SubmitOutcome.Unknown(perhaps.reason()));
    };
  }
}
