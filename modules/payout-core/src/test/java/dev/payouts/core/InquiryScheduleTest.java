package dev.payouts.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InquiryScheduleTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 1_000, 86_400_000, 3_650L * 86_400_000})
  void staysBetweenFirstAndLongestHoweverLate(long firstMillis) {
    var schedule = new InquirySchedule(Duration.ofMillis(firstMillis), Duration.ofDays(3650), 0.2);

    for (int step = 0; step < 100; step++) {
      assertThat(schedule.delay(step, "wage-000017"))
          .isBetween(
              Duration.ofMillis(Math.round(firstMillis * 0.8)),
              Duration.ofDays(3650).multipliedBy(12).dividedBy(10));
    }
  }

  @Test
  void doublesWithoutJitter() {
    var schedule = new InquirySchedule(Duration.ofSeconds(1), Duration.ofSeconds(5), 0);

    assertThat(schedule.delay(0, "a")).isEqualTo(Duration.ofSeconds(1));
    assertThat(schedule.delay(2, "a")).isEqualTo(Duration.ofSeconds(4));
    assertThat(schedule.delay(3, "a")).isEqualTo(Duration.ofSeconds(5));
    assertThat(schedule.delay(Integer.MAX_VALUE, "a")).isEqualTo(Duration.ofSeconds(5));
  }

  /** A delay that rounds to nothing would ask without pause. */
  @Test
  void refusesLessThanAMillisecond() {
    assertThatThrownBy(() -> new InquirySchedule(Duration.ofNanos(500), Duration.ofSeconds(1), 0))
        .hasMessageContaining("at least a millisecond");
  }
}
