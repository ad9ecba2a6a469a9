package dev.payouts.standalone.client;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What a payout's timeline proves of an order that Kafka has. Source of the transitions:
 * docs/STATES.md.
 */
final class Traces {
  private static final String CANCELLED = "CANCELLED";

  /**
   * From here no transition leads back to where a payout can be cancelled: whether the command was
   * read already or not, it will be refused.
   */
  private static final Set<String> PAST_CANCELLING =
      Set.of("PENDING", "REVIEW", "COMPLETED", "FAILED", "REJECTED", "OVERDUE", "REFUNDED");

  /** What stands where the payee's account stood. */
  private static final String MASKED = "****";

  private final Order order;
  private final int sequenceBefore;

  /**
   * @param sequenceBefore of the last step before the order was sent, 0 if there was none
   */
  Traces(Order order, int sequenceBefore) {
    this.order = order;
    this.sequenceBefore = sequenceBefore;
  }

  /** The number of a payout's last step. */
  static int sequence(JsonNode payout) {
    return steps(payout).map(step -> step.path("sequence").asInt()).reduce(0, Math::max);
  }

  /** Empty while the timeline proves nothing. */
  Optional<Fate> in(JsonNode payout) {
    String state = payout.path("state").asString("");
    return switch (order) {
      case Order.Cancel _ -> ofCancel(payout, state);
      case Order.Resolve resolve ->
          steps(payout).anyMatch(step -> isOurs(step, resolve))
              ? Optional.of(new Fate.Applied(state))
              : Optional.empty();
    };
  }

  private static Optional<Fate> ofCancel(JsonNode payout, String state) {
    // It may have ended otherwise since: the gateway turned out to have the order after all.
    boolean was =
        steps(payout)
            .anyMatch(
                step ->
                    step.path("to").asString("").equals(CANCELLED)
                        || step.path("from").asString("").equals(CANCELLED));
    if (was || state.equals(CANCELLED)) {
      return Optional.of(new Fate.Applied(state));
    }
    return PAST_CANCELLING.contains(state)
        ? Optional.of(
            new Fate.Refused("too-late", "the payout may have been sent already; it is " + state))
        : Optional.empty();
  }

  private boolean isOurs(JsonNode step, Order.Resolve resolve) {
    String detail = step.path("detail").asString("");
    String ours = "resolved by " + resolve.operator() + ": " + resolve.evidence();
    return step.path("cause").asString("").equals("resolved-by-operator")
        && step.path("to").asString("").equals(resolve.resolution())
        && step.path("sequence").asInt() > sequenceBefore
        && (detail.equals(ours) || detail.contains(MASKED));
  }

  private static Stream<JsonNode> steps(JsonNode payout) {
    return StreamSupport.stream(payout.path("timeline").spliterator(), false);
  }
}
