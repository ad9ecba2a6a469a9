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
      for (int perMille = 1; perMille <= Durations.ALL; perMille++) {
        assertThat(durations.atMost(perMille)).contains(least(all, perMille));
      }
    }
  }

  /** The first that so many do not exceed, by counting. */
  private static long least(List<Long> sorted, int perMille) {
    for (int i = 0; i < sorted.size(); i++) {
      if ((i + 1) * 1000 >= perMille * sorted.size()) {
        return sorted.get(i);
      }
    }
    throw new AssertionError("the last is at most itself");
  }

  @Test
  void nothingHasNoPercentile() {
    assertThat(new Durations().atMost(500)).isEmpty();
  }
}
