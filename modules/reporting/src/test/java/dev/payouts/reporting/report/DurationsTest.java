package dev.payouts.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DurationsTest {
  @Test
  void everyPercentileIsTheNearestRank() {
    Random random = new Random(7);
    for (int size = 1; size < 60; size++) {
      List<Long> all = new ArrayList<>();
      Durations durations = new Durations();
      for (int i = 0; i < size; i++) {
        long one = random.nextLong(1_000_000);
        all.add(one);
        durations.add(one);
      }
      Collections.sort(all);
      for (int percent = 1; percent <= 100; percent++) {
        // The least value that at least so many of a hundred do not exceed.
        int rank = (percent * size + 99) / 100;
        assertThat(durations.percentile(percent)).contains(all.get(rank - 1));
      }
    }
  }

  @Test
  void nothingHasNoPercentile() {
    assertThat(new Durations().percentile(50)).isEmpty();
  }
}
