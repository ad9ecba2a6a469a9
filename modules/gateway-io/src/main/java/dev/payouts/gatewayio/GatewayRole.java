package dev.payouts.gatewayio;

import dev.payouts.avro.GatewayRequest;
import dev.payouts.octopus.Deadline;
import dev.payouts.topics.Topic;

/** What makes the skeleton a worker or a poller. Called from many threads at once. */
public interface GatewayRole {
  /** Role's name, also that of its consumer group behind {@code payouts-}. */
  String name();

  /** Whose requests it takes. */
  Topic<GatewayRequest> topic();

  /** The gateway's call, as a metric's tag; such as order/new. */
  String operation();

  Delivery delivery();

  /** Whether the request's body is of the kind the role calls with. */
  boolean accepts(GatewayRequest request);

  /** Makes the call, once; whatever happens is an answer. */
  Answer call(GatewayLane lane, GatewayRequest request, Deadline deadline);

  /** What to say of a request that is not called. */
  Answer refuse(GatewayRequest request, Refusal refusal);

  /** How often a request may be called. */
  enum Delivery {
    /** Offsets are committed before the call: a crash loses a call, never repeats one. */
    AT_MOST_ONCE,
    /** The call changes nothing at the gateway, so a repeated one does no harm. */
    REPEATABLE
  }
}
