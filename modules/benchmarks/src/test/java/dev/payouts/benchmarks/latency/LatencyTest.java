package dev.payouts.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyTest {
  @Test
  void countsFromTheMomentAPayoutWasDue() {
    var measured = Latency.of(50, List.of(way()));

    assertThat(measured.of(Stage.COMMAND_TO_GRANT).p50()).isCloseTo(2.0, withinPercentage(1));
    assertThat(measured.of(Stage.GRANT_TO_POST).p50()).isCloseTo(4.0, withinPercentage(1));
    assertThat(measured.of(Stage.POST_TO_REPLY).p50()).isCloseTo(8.0, withinPercentage(1));
    assertThat(measured.of(Stage.REPLY_TO_RESULT).p50()).isCloseTo(16.0, withinPercentage(1));
    assertThat(measured.of(Stage.COMMAND_TO_RESULT).most()).isCloseTo(30.0, withinPercentage(1));
  }

  @Test
  void isCompleteWithItsResultOnly() {
    var way = new Way(1_000_000);
    way.granted(1_002_000);
    way.called(1_006_000, 1_014_000);

    assertThat(way.isComplete()).isFalse();
    way.ended(1_030_000);
    assertThat(way.isComplete()).isTrue();
  }

  private static Way way() {
    var way = new Way(1_000_000);
    way.granted(1_002_000);
    way.called(1_006_000, 1_014_000);
    way.ended(1_030_000);
    return way;
  }
}
