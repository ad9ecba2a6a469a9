package dev.payouts.orchestrator.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Policy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaneTest {
  private static final int PARTITIONS = 4;
  private static final long NOW = 1_000_000;

  private final LaneLimits limits = new LaneLimits(40, 0, 8, true);
  private final Lanes lanes = new Lanes(Map.of("default", limits));
  private final Lane lane =
      Lane.share(() -> lanes.limits("default"), Policy.defaults(), 0, PARTITIONS, NOW);

  @Test
  void followsItsWindows() {
    assertThat(lane.permits(NOW)).isEqualTo(10);
    assertThat(lane.inquiriesFree(NOW)).isEqualTo(2);

    lanes.set("default", new LaneLimits(80, 0, 20, true));

    assertThat(lane.permits(NOW)).isEqualTo(20);
    assertThat(lane.inquiriesFree(NOW)).isEqualTo(5);
  }

  /** What is in flight already goes on; nothing more goes out until there is room again. */
  @Test
  void followsAWindowThatIsSmallerThanWhatIsInFlight() {
    for (int i = 0; i < 10; i++) {
      lane.attempts().acquire();
    }
    lanes.set("default", new LaneLimits(16, 0, 8, true));
    assertThat(lane.permits(NOW)).isZero();

    for (int i = 0; i < 7; i++) {
      lane.attempts().release();
    }
    assertThat(lane.permits(NOW)).isOne();
  }

  /** A lane that went without a limit has saved up nothing for when it gets one. */
  @Test
  void followsItsRate() {
    lanes.set("default", new LaneLimits(40, 8, 8, true));
    assertThat(lane.permits(NOW)).isOne();
    lane.spend();
    assertThat(lane.permits(NOW)).isZero();
    assertThat(lane.permits(NOW + 500)).isOne();
    assertThat(lane.permits(NOW + 60_000)).isEqualTo(2);

    lanes.set("default", limits);
    assertThat(lane.permits(NOW + 60_000)).isEqualTo(10);
  }

  @Test
  void closesAndOpens() {
    lanes.set("default", limits.withOpen(false));
    assertThat(lane.permits(NOW)).isZero();
    assertThat(lane.inquiriesFree(NOW)).isEqualTo(2);

    lanes.set("default", limits);
    assertThat(lane.permits(NOW)).isEqualTo(10);
  }

  @Test
  void otherLanesAreNoneOfItsBusiness() {
    lanes.set("nowhere", limits.withOpen(false));

    assertThat(lanes.names()).containsExactly("default");
    assertThat(lane.permits(NOW)).isEqualTo(10);
  }
}
