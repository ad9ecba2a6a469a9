package dev.payouts.orchestrator.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.payouts.orchestrator.pacing.LaneSwitches;
import dev.payouts.orchestrator.pacing.LaneUse;
import dev.payouts.orchestrator.topology.Workplace;
import dev.payouts.service.access.Audit;
import java.security.Principal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the lanes of this instance and works their kill switches. */
@RestController
final class LaneController {
  private final LaneSwitches switches;
  private final Workplace workplace;

  LaneController(LaneSwitches switches, Workplace workplace) {
    this.switches = switches;
    this.workplace = workplace;
  }

  /** A lane on this instance. */
  record LaneView(
      boolean open,
      @JsonProperty("attempts_in_flight") int attempts,
      @JsonProperty("attempts_max") int attemptsMax,
      @JsonProperty("inquiries_in_flight") int inquiries,
      @JsonProperty("inquiries_max") int inquiriesMax,
      int queued) {}

  @GetMapping(path = "/v1/lanes", produces = MediaType.APPLICATION_JSON_VALUE)
  Map<String, LaneView> lanes() {
    Map<String, LaneView> views = new TreeMap<>();
    workplace.lanes().forEach((name, use) -> views.put(name, view(name, use)));
    return views;
  }

  @PostMapping(path = "/v1/lanes/{lane}/close", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> close(@Nullable Principal caller, @PathVariable String lane) {
    return turn(caller, "close", lane, () -> switches.close(lane));
  }

  @PostMapping(path = "/v1/lanes/{lane}/open", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> open(@Nullable Principal caller, @PathVariable String lane) {
    return turn(caller, "open", lane, () -> switches.open(lane));
  }

  private ResponseEntity<?> turn(
      @Nullable Principal caller, String action, String lane, Runnable turn) {
    if (!switches.limits().containsKey(lane)) {
      return PayoutController.problem(HttpStatus.NOT_FOUND, "No lane with this name is configured");
    }
    turn.run();
    Audit.accepted(caller, action, lane);
    return ResponseEntity.ok(lanes());
  }

  private LaneView view(String name, LaneUse use) {
    return new LaneView(
        switches.isOpen(name),
        use.attempts(),
        use.attemptsMax(),
        use.inquiries(),
        use.inquiriesMax(),
        use.queued());
  }
}
