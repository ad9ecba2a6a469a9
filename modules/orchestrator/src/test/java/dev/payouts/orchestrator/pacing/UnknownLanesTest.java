package dev.payouts.orchestrator.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnknownLanesTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Map<String, Integer> stored = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private final UnknownLanes lanes =
      new UnknownLanes(() -> stored, meters, (lane, payouts) -> warnings.add(lane + " " + payouts));

  @Test
  void saysNothingWhileEveryLaneIsConfigured() {
    lanes.refresh();

    assertThat(warnings).isEmpty();
    assertThat(gauges()).isEmpty();
  }

  @Test
  void warnsOnceForEachLaneAndShowsHowManyWait() {
    stored.put("old", 3);
    lanes.refresh();
    stored.put("old", 2);
    stored.put("older", 1);
    lanes.refresh();

    assertThat(warnings).containsExactly("old 3", "older 1");
    assertThat(gauges()).isEqualTo(Map.of("old", 2.0, "older", 1.0));
  }

  @Test
  void forgetsLaneWithoutPayouts() {
    stored.put("old", 1);
    lanes.refresh();
    stored.put("old", 0);
    lanes.refresh();

    assertThat(gauges()).isEmpty();
  }

  private Map<String, Double> gauges() {
    Map<String, Double> gauges = new HashMap<>();
    for (Gauge gauge : meters.find("payouts.lane.unknown").gauges()) {
      gauges.put(gauge.getId().getTag("lane"), gauge.value());
    }
    return gauges;
  }
}
