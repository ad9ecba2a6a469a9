package dev.payouts.orchestrator.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final long NOW = 1_764_000_000_000L;
  private static final long HORIZON = 10_000;

  private final Window window = new Window(20, 100, Duration.ofMillis(HORIZON));

  @Test
  void beginsWithItsFirstLimit() {
    assertThat(window.free(NOW)).isEqualTo(20);
  }

  @Test
  void growsWithTheAnswersOfItsHorizon() {
    answer(30, NOW);
    assertThat(window.free(NOW)).isEqualTo(30);

    answer(30, NOW + 5_000);
    assertThat(window.free(NOW + 5_000)).isEqualTo(60);
    assertThat(window.free(NOW + 2 * HORIZON - 1)).isEqualTo(60);
  }

  @Test
  void growsNoFurtherThanItsLimit() {
    answer(1_000, NOW);

    assertThat(window.free(NOW)).isEqualTo(100);
    assertThat(window.limit()).isEqualTo(100);
  }

  @Test
  void shrinksToWhatASlowGatewayAnswers() {
    fill(NOW);

    answer(8, NOW + 1);
    assertThat(window.limit()).isEqualTo(20);
    assertThat(window.free(NOW + HORIZON)).isZero();

    assertThat(window.limit()).isEqualTo(8);
  }

  @Test
  void leavesOneForAGatewayThatAnswersNothing() {
    fill(NOW);
    assertThat(window.free(NOW + HORIZON)).isZero();
    assertThat(window.free(NOW + 2 * HORIZON)).isZero();

    assertThat(window.limit()).isOne();
  }

  @Test
  void growsAgainFromOne() {
    fill(NOW);
    assertThat(window.free(NOW + HORIZON)).isZero();
    assertThat(window.free(NOW + 2 * HORIZON)).isZero();
    for (int i = 0; i < 20; i++) {
      window.release();
    }

    answer(5, NOW + 2 * HORIZON + 1);

    assertThat(window.free(NOW + 2 * HORIZON + 1)).isEqualTo(5);
  }

  @Test
  void knowsNothingOfAGatewayThatWasNeverKeptBusy() {
    answer(3, NOW);
    window.acquire();

    assertThat(window.free(NOW + HORIZON)).isEqualTo(19);
    assertThat(window.free(NOW + 7 * HORIZON)).isEqualTo(19);
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

    assertThat(window.free(NOW + 1_000)).isZero();
  }

  private void fill(long at) {
    for (int i = 0; i < 20; i++) {
      window.acquire();
    }
    assertThat(window.free(at)).isZero();
  }

  private void answer(int count, long at) {
    for (int i = 0; i < count; i++) {
      window.answered(at);
    }
  }
}
