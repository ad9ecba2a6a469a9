package dev.payouts.orchestrator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommitPaceTest {
  private static final long NOW = 1_764_000_000_000L;

  private final CommitPace pace = new CommitPace();

  @Test
  void asksForNothingWithoutAStep() {
    assertThat(pace.isDue(-1, NOW)).isFalse();
  }

  @Test
  void commitsLittleAtOnce() {
    assertThat(pace.isDue(steps(3), NOW)).isTrue();
    pace.done(NOW + 50);

    assertThat(pace.isDue(steps(3), NOW + 51)).isTrue();
  }

  @Test
  void leavesEvenLittleWorkItsTimeWhereCommitsAreSlow() {
    assertThat(pace.isDue(steps(3), NOW)).isTrue();
    pace.done(NOW + 550);
    int last = steps(3);

    assertThat(pace.isDue(last, NOW + 1_049)).isFalse();
    assertThat(pace.isDue(last, NOW + 1_050)).isTrue();
  }

  @Test
  void leavesThriceTheTimeOfACommitToTheWorkWhereThereIsMuch() {
    assertThat(pace.isDue(steps(50), NOW)).isTrue();
    pace.done(NOW + 40);
    int last = steps(50);

    assertThat(pace.isDue(last, NOW + 159)).isFalse();
    assertThat(pace.isDue(last, NOW + 160)).isTrue();
  }

  @Test
  void commitsLaterWhereAllCommandsHaveWaitedForLong() {
    assertThat(pace.isDue(steps(50), NOW)).isTrue();
    pace.done(NOW + 40);
    for (int after = 50; after < 400; after += 50) {
      assertThat(pace.isDue(steps(50), NOW + 40 + after)).isFalse();
      pace.waited(after == 200 ? 3_200 : 4_000);
    }
    int last = steps(50);

    assertThat(pace.isDue(last, NOW + 439)).isFalse();
    assertThat(pace.isDue(last, NOW + 440)).isTrue();
  }

  @Test
  void forgetsWithEachCommitHowLongCommandsHaveWaited() {
    pace.waited(4_000);
    assertThat(pace.isDue(steps(50), NOW + 500)).isTrue();
    pace.done(NOW + 500);

    assertThat(pace.isDue(steps(50), NOW + 501)).isTrue();
  }

  @Test
  void commitsLittleAtOnceHoweverLongItHasWaited() {
    assertThat(pace.isDue(steps(3), NOW)).isTrue();
    pace.done(NOW + 40);
    pace.waited(4_000);

    assertThat(pace.isDue(steps(3), NOW + 41)).isTrue();
  }

  @Test
  void countsACommitForAllTasksOfTheThread() {
    int one = steps(1);
    int other = steps(1);

    assertThat(pace.isDue(one, NOW)).isTrue();
    assertThat(pace.isDue(other, NOW)).isFalse();
  }

  @Test
  void waitsForNothingWhenAClockIsSetBack() {
    assertThat(pace.isDue(steps(50), NOW)).isTrue();
    pace.done(NOW + 40);

    assertThat(pace.isDue(steps(50), NOW - 60_000)).isTrue();
  }

  private int steps(int count) {
    int before = -1;
    for (int i = 0; i < count; i++) {
      before = pace.stepped();
    }
    return before;
  }
}
