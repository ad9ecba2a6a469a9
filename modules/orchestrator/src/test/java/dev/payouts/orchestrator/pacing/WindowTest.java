package dev.payouts.orchestrator.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowTest {
  private static final long NOW = 1_764_000_000_000L;

  private final Window window = new Window(20, 100);

  @Test
  void beginsWithItsFirstLimit() {
    assertThat(window.free(NOW)).isEqualTo(20);
  }

  @Test
  void growsToTwoSecondsOfAnswers() {
    answer(30, NOW);

    assertThat(window.free(NOW)).isEqualTo(60);
    assertThat(window.free(NOW + 1_000)).isEqualTo(60);
  }

  @Test
  void growsNoFurtherThanItsLimit() {
    answer(1_000, NOW);

    assertThat(window.free(NOW)).isEqualTo(100);
    assertThat(window.limit()).isEqualTo(100);
  }

  @Test
  void shrinksWhenTheGatewayFallsSilent() {
    answer(30, NOW);

    assertThat(window.free(NOW + 2_000)).isEqualTo(20);
  }

  @Test
  void followsAGatewayThatBecomesSlower() {
    answer(40, NOW);
    answer(15, NOW + 1_000);

    assertThat(window.free(NOW + 2_000)).isEqualTo(30);
  }

  @Test
  void beginsAnewWhenAClockIsSetBack() {
    answer(40, NOW);

    assertThat(window.free(NOW - 60_000)).isEqualTo(20);
  }

  @Test
  void countsWhatIsInFlight() {
    window.acquire();
    window.acquire();
    window.release();

    assertThat(window.used()).isEqualTo(1);
    assertThat(window.free(NOW)).isEqualTo(19);
  }

  @Test
  void isNeverOverdrawn() {
    answer(40, NOW);
    for (int i = 0; i < 50; i++) {
      window.acquire();
    }

    assertThat(window.free(NOW + 10_000)).isZero();
  }

  private void answer(int count, long at) {
    for (int i = 0; i < count; i++) {
      window.answered(at);
    }
  }
}
