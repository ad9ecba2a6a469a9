package dev.payouts.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyTest {
  @Test
  void countsFromTheMomentAPayoutWasDue() {
    var measured = Latency.of(50, List.of(way()));

    assertThat(measured.of(Stage.COMMAND_TO_GRANT).p50()).isEqualTo(2);
    assertThat(measured.of(Stage.GRANT_TO_POST).p50()).isEqualTo(4);
    assertThat(measured.of(Stage.POST_TO_REPLY).p50()).isEqualTo(8);
    assertThat(measured.of(Stage.REPLY_TO_RESULT).p50()).isEqualTo(16);
    assertThat(measured.of(Stage.COMMAND_TO_RESULT).most()).isEqualTo(30);
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
