package dev.payouts.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestRatesTest {
  private static final ApiKey ANY = key("any", OptionalInt.empty());

  private final Clock clock = new Clock();

  /** One that is turned by hand. */
  private static final class Clock implements TimeMeter {
    private long nanos;

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  @Test
  void takesAsManyAtOnceAsASecondMayHave() {
    RequestRates rates = new RequestRates(10, clock);
    for (int i = 0; i < 10; i++) {
      assertThat(rates.take(ANY)).isZero();
    }

    assertThat(rates.take(ANY)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void takesThemAgainInTheCourseOfASecond() {
    RequestRates rates = new RequestRates(10, clock);
    for (int i = 0; i < 11; i++) {
      var _ = rates.take(ANY);
    }

    clock.nanos += Duration.ofMillis(250).toNanos();

    assertThat(rates.take(ANY)).isZero();
    assertThat(rates.take(ANY)).isZero();
    assertThat(rates.take(ANY)).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void countsEachHolderForItself() {
    RequestRates rates = new RequestRates(1, clock);
    assertThat(rates.take(ANY)).isZero();

    assertThat(rates.take(key("other", OptionalInt.empty()))).isZero();
    assertThat(rates.take(ANY)).isPositive();
  }

  @Test
  void takesTheLimitOfItsLine() {
    ApiKey slow = key("slow", OptionalInt.of(2));
    RequestRates rates = new RequestRates(0, clock);
    assertThat(rates.take(slow)).isZero();
    assertThat(rates.take(slow)).isZero();

    assertThat(rates.take(slow)).isEqualTo(Duration.ofMillis(500));
    for (int i = 0; i < 1_000; i++) {
      assertThat(rates.take(ANY)).isZero();
    }
  }

  private static ApiKey key(String name, OptionalInt limit) {
    return new ApiKey(name, Set.of(ApiRole.SUBMIT), limit);
  }
}
