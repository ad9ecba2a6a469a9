package dev.payouts.standalone.client;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an operator wants of a lane.
 *
 * @param wish what to set
 * @param operator who sets it
 */
public record LaneChange(String lane, Wish wish, String operator, Optional<String> reason) {
  /** One limit or several. */
  public sealed interface Wish {
    /** The kill switch. */
    record Turn(boolean open) implements Wish {}

    /**
     * How fast it may go.
     *
     * @param limits by their names in the API; an empty one goes back to the configuration
     */
    record Limit(Map<String, Optional<BigDecimal>> limits) implements Wish {
      public Limit {
        limits = Map.copyOf(limits);
      }
    }
  }

  /** The request's body. Source: docs/openapi.yaml. */
  String json() {
    ObjectNode json = Http.JSON.createObjectNode();
    switch (wish) {
      case Wish.Turn(boolean open) -> json.put("open", open);
      case Wish.Limit(Map<String, Optional<BigDecimal>> limits) ->
          limits.forEach((name, value) -> json.put(name, value.orElse(null)));
    }
    json.put("operator", operator);
    reason.ifPresent(why -> json.put("reason", why));
    return json.toString();
  }
}
