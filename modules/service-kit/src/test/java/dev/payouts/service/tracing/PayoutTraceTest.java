package dev.payouts.service.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PayoutTraceTest {
  /** By {@code printf payout:wage-1 | sha256sum}. */
  @Test
  void followsFromTheIdAsAnybodyCanWorkOut() {
    PayoutTrace trace = PayoutTrace.of("wage-1");

    assertThat(trace.id()).isEqualTo("d42a44cb809649de718af7bc88370900");
    assertThat(trace.root()).isEqualTo("293de6afa46d2fe4");
    assertThat(PayoutTrace.of("wage-1")).isEqualTo(trace);
    assertThat(PayoutTrace.of("wage-2")).isNotEqualTo(trace);
  }

  @Test
  void aRatioIsAPartOfAllPayoutsAndALargerOneHasTheSmallerWithin() {
    long tenth = IntStream.range(0, 10_000).filter(i -> within(i, 0.1)).count();

    assertThat(tenth).isBetween(900L, 1_100L);
    assertThat(IntStream.range(0, 1_000).filter(i -> within(i, 0.1)))
        .allMatch(i -> within(i, 0.5) && within(i, 1));
    assertThat(IntStream.range(0, 1_000)).noneMatch(i -> within(i, 0)).allMatch(i -> within(i, 1));
  }

  private static boolean within(int number, double ratio) {
    return PayoutTrace.of("wage-" + number).isWithin(ratio);
  }
}
