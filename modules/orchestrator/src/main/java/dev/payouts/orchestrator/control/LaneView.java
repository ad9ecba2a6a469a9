package dev.payouts.orchestrator.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.payouts.avro.LaneSetting;
import dev.payouts.orchestrator.pacing.LaneLimits;
import dev.payouts.orchestrator.pacing.LaneUse;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A lane: the limits that hold, over all instances, and how much of it is in use on this one.
 *
 * @param set by whom, why and since when a limit is another than configured, by its name
 */
record LaneView(
    boolean open,
    int window,
    @JsonProperty("rate_per_second") double ratePerSecond,
    @JsonProperty("inquiry_window") int inquiryWindow,
    @JsonProperty("attempts_in_flight") int attempts,
    @JsonProperty("attempts_max") int attemptsMax,
    @JsonProperty("inquiries_in_flight") int inquiries,
    @JsonProperty("inquiries_max") int inquiriesMax,
    int queued,
    Map<String, Setter> set) {

  /** Who set a limit. */
  record Setter(String operator, @Nullable String reason, Instant at) {}

  static LaneView of(LaneLimits limits, LaneUse use, Map<LaneField, LaneSetting> standing) {
    Map<String, Setter> set = new TreeMap<>();
    standing.forEach(
        (field, setting) ->
            set.put(
                field.word(),
                new Setter(setting.getOperator(), setting.getReason(), setting.getSetAt())));
    return new LaneView(
        limits.open(),
        limits.window(),
        limits.ratePerSecond(),
        limits.inquiryWindow(),
        use.attempts(),
        use.attemptsMax(),
        use.inquiries(),
        use.inquiriesMax(),
        use.queued(),
        set);
  }
}
