package dev.payouts.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.payouts.benchmarks.throughput.Spread;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTest {
  @Test
  void sizesGrowTenfoldUpToTheMost() {
    assertThat(GrowthBench.sizes(5_000_000)).containsExactly(10_000, 100_000, 1_000_000, 5_000_000);
    assertThat(GrowthBench.sizes(10_000)).containsExactly(10_000);
    assertThat(GrowthBench.sizes(300)).containsExactly(300);
  }

  @Test
  void whatIsKeptIsTheShareOfTheFirstRatio() {
    var growth = new Growth(List.of(point(10_000, 0.4), point(100_000, 0.5), point(200_000, 0.3)));

    assertThat(growth.kept()).isCloseTo(0.75, within(1e-9));
  }

  private static Growth.Point point(int payouts, double ratio) {
    Spread any = Spread.of(List.of(1.0));
    return new Growth.Point(payouts, 1, 1, 1, any, any, ratio, 1, 1);
  }
}
