package dev.payouts.orchestrator.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Policy;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaneGaugesTest {
  private static final int SILENCE = 10;

  private final LaneLimits limits = new LaneLimits(10, 0, 10, true);
  private final Lanes lanes = new Lanes(Map.of("default", limits));
  private final Lane lane = Lane.share(() -> limits, Policy.defaults(), 0, 1, 0);
  private final MeterRegistry meters = new SimpleMeterRegistry();

  LaneGaugesTest() {
    LaneGauges.register(lanes, () -> Map.of("default", LaneUse.of(lane, 0)), meters);
  }

  @Test
  void showsWhetherTheKillSwitchIsOpen() {
    assertThat(gauge("payouts.lane.open")).isOne();

    lanes.set("default", limits.withOpen(false));
    assertThat(gauge("payouts.lane.open")).isZero();

    lanes.set("default", limits.withOpen(true));
    assertThat(gauge("payouts.lane.open")).isOne();
  }

  @Test
  void showsThatALaneProbesUntilSomebodyIsHeard() {
    for (int i = 0; i < SILENCE; i++) {
      assertThat(gauge("payouts.lane.probing")).isZero();
      lane.silent();
    }
    assertThat(gauge("payouts.lane.probing")).isOne();

    lane.heard();
    assertThat(gauge("payouts.lane.probing")).isZero();
  }

  private double gauge(String name) {
    return meters.get(name).tag("lane", "default").gauge().value();
  }
}
