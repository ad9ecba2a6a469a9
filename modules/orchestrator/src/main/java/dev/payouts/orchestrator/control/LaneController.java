package dev.payouts.orchestrator.control;

import dev.payouts.core.rules.LaneRequest;
import dev.payouts.core.rules.PayoutRules;
import dev.payouts.core.rules.Violation;
import dev.payouts.orchestrator.control.LaneChanges.Outcome;
import dev.payouts.orchestrator.pacing.LaneUse;
import dev.payouts.orchestrator.pacing.Lanes;
import dev.payouts.orchestrator.topology.Workplace;
import dev.payouts.service.access.Audit;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** Shows the lanes and lets operators set their limits. Source: docs/openapi.yaml. */
@RestController
final class LaneController {
  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

  /** Where nobody is asked who he is and does not say so. */
  private static final String NAMELESS = "unnamed";

  private final Lanes lanes;
  private final StandingSettings standing;
  private final Workplace workplace;
  private final PayoutRules rules;
  private final LaneChanges changes;

  LaneController(
      Lanes lanes,
      StandingSettings standing,
      Workplace workplace,
      PayoutRules rules,
      LaneChanges changes) {
    this.lanes = lanes;
    this.standing = standing;
    this.workplace = workplace;
    this.rules = rules;
    this.changes = changes;
  }

  @GetMapping(path = "/v1/lanes", produces = JSON)
  Map<String, LaneView> lanes() {
    Map<String, LaneUse> uses = workplace.lanes();
    Map<String, LaneView> views = new TreeMap<>();
    for (String name : lanes.names()) {
      LaneUse use = uses.getOrDefault(name, LaneUse.NONE);
      views.put(name, LaneView.of(lanes.limits(name), use, standing.of(name)));
    }
    return views;
  }

  @PostMapping(path = "/v1/lanes/{lane}/close", produces = JSON)
  Map<String, LaneView> close(@Nullable Principal caller, @PathVariable String lane) {
    return turn(caller, lane, false);
  }

  @PostMapping(path = "/v1/lanes/{lane}/open", produces = JSON)
  Map<String, LaneView> open(@Nullable Principal caller, @PathVariable String lane) {
    return turn(caller, lane, true);
  }

  private Map<String, LaneView> turn(@Nullable Principal caller, String lane, boolean open) {
    return change(
        caller,
        lane,
        new LaneOrder.Good(
            Map.of(LaneField.OPEN, Optional.of(BooleanNode.valueOf(open))), Map.of()));
  }

  @PatchMapping(path = "/v1/lanes/{lane}", consumes = JSON, produces = JSON)
  Map<String, LaneView> set(@Nullable Principal caller, @PathVariable String lane, InputStream body)
      throws IOException {
    return switch (LaneOrder.read(LaneProblem.bounded(body))) {
      case LaneOrder.Unreadable(String why) -> throw LaneProblem.UNREADABLE.with(why);
      case LaneOrder.Bad(List<Violation> violations) -> throw LaneProblem.invalid(violations);
      case LaneOrder.Good good -> change(caller, lane, good);
    };
  }

  private Map<String, LaneView> change(
      @Nullable Principal caller, String lane, LaneOrder.Good order) {
    if (!lanes.names().contains(lane)) {
      throw LaneProblem.NO_LANE.with("No lane with this name is configured");
    }
    // Whose key it is, is known; what the request says is not.
    String operator =
        caller == null
            ? Optional.ofNullable(order.text(LaneOrder.OPERATOR)).orElse(NAMELESS)
            : caller.getName();
    String reason = order.text(LaneOrder.REASON);
    List<Violation> violations = rules.check(new LaneRequest(operator, reason));
    if (!violations.isEmpty()) {
      throw LaneProblem.invalid(violations);
    }
    refuseToOpenWhatIsConfiguredClosed(lane, order.fields());
    return switch (changes.make(lane, order.fields(), operator, reason)) {
      case Outcome.Holds _ -> {
        order.fields().forEach((field, value) -> audit(caller, lane, field, value));
        yield lanes();
      }
      case Outcome.Kept _ -> {
        order.fields().forEach((field, value) -> audit(caller, lane, field, value));
        throw LaneProblem.NOT_FOLLOWED.with(
            "Kafka has the change, and this instance will follow it as soon as it can read it");
      }
      case Outcome.Unknown(String why) ->
          throw LaneProblem.NOT_CONFIRMED.with(
              "Whether Kafka has the change is not known (" + why + "); GET /v1/lanes shows it");
    };
  }

  private void refuseToOpenWhatIsConfiguredClosed(
      String lane, Map<LaneField, Optional<JsonNode>> fields) {
    boolean opens =
        fields
            .getOrDefault(LaneField.OPEN, Optional.empty())
            .map(JsonNode::asBoolean)
            .orElse(false);
    if (opens && !lanes.configured(lane).open()) {
      throw LaneProblem.CONFIGURED_CLOSED.with(
          "The configuration closes this lane (payouts.lanes.%s.open is false); open it there"
              .formatted(lane));
    }
  }

  /** Such as {@code open=false} or {@code window=as configured}. */
  private static void audit(
      @Nullable Principal caller, String lane, LaneField field, Optional<JsonNode> value) {
    String action = field.word() + "=" + value.map(JsonNode::asString).orElse("as configured");
    Audit.accepted(caller, action, lane);
  }
}
