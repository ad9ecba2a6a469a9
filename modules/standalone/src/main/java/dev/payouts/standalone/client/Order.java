package dev.payouts.standalone.client;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What somebody wants done about one payout. */
public sealed interface Order {
  String payoutId();

  /** Do not pay, if nothing was sent yet. */
  record Cancel(String payoutId, Optional<String> reason) implements Order {}

  /**
   * A person's word on a payout in REVIEW.
   *
   * @param resolution COMPLETED, FAILED or REFUNDED
   */
  record Resolve(String payoutId, String resolution, String operator, String evidence)
      implements Order {}

  /** The word for it in the producer's paths and in what is said. */
  default String verb() {
    return switch (this) {
      case Cancel _ -> "cancel";
      case Resolve _ -> "resolve";
    };
  }

  /** The request's body. Source: docs/openapi.yaml. */
  default String json() {
    ObjectNode json = Http.JSON.createObjectNode();
    switch (this) {
      case Cancel cancel -> cancel.reason().ifPresent(reason -> json.put("reason", reason));
      case Resolve resolve -> {
        json.put("resolution", resolve.resolution());
        json.put("operator", resolve.operator());
        json.put("evidence", resolve.evidence());
      }
    }
    return json.toString();
  }
}
