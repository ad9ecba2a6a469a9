package dev.payouts.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThroughputTest {
  private final Throughput measured =
      new Throughput(
          List.of(round(2, 1.0, 300), round(4, 2.0, 500), round(1, 0.5, 100)),
          List.of(400.0, 200.0, 500.0),
          Map.of("worker-1", 10L),
          20);

  @Test
  void comparesTheMedians() {
    assertThat(measured.perSecond().median()).isEqualTo(50);
    assertThat(measured.floorPerSecond().median()).isEqualTo(400);
    assertThat(measured.ratio()).isEqualTo(0.125);
  }

  @Test
  void sharesWhatWasUsedAmongAllPayouts() {
    assertThat(measured.processorMillis().get("worker-1"))
        .isCloseTo(3500.0 / 300, withinPercentage(1));
    assertThat(measured.records().get("payout.events")).isCloseTo(3.0, withinPercentage(1));
  }

  private static Round round(double seconds, double used, long records) {
    return new Round(
        100,
        seconds,
        new Usage(Map.of("worker-1", used)),
        new Written(Map.of("payout.events", records), Map.of()));
  }
}
