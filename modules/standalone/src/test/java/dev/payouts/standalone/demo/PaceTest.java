package dev.payouts.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant BEGUN = Instant.parse("2026-11-23T08:00:00Z");

  @Test
  void countsFromFirstCommandToLastResult() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      Entry entry = TotalsTest.entry("p" + i, new Wanted(BigDecimal.ONE, "THB", "1", 1));
      // The last one takes as long as all others together.
      long millis = i == 100 ? 20_000 : i * 100L;
      entry.learn(
          new Result(
              1,
              1,
              "COMPLETED",
              BigDecimal.ONE,
              "THB",
              BEGUN.plusMillis(millis),
              Duration.ofMillis(millis)));
      entries.add(entry);
    }

    Pace pace = Pace.of(BEGUN, entries);

    assertThat(pace.took()).isEqualTo(Duration.ofSeconds(20));
    assertThat(pace.perSecond()).isEqualTo(5);
    assertThat(pace.typical()).isEqualTo(Duration.ofMillis(9_900));
    assertThat(pace.typicalPerSecond()).isEqualTo(10);
    assertThat(pace.middle()).isEqualTo(Duration.ofSeconds(8));
    assertThat(pace.sustainedPerSecond()).isEqualTo(10);
    assertThat(pace.median()).isEqualTo(Duration.ofSeconds(5));
    assertThat(pace.slow()).isEqualTo(Duration.ofMillis(9_900));
  }

  @Test
  void standsStillWithoutResults() {
    assertThat(Pace.of(BEGUN, List.of()).perSecond()).isZero();
  }
}
