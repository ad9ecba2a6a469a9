package dev.payouts.orchestrator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.orchestrator.pacing.LaneLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often a task asks for commits while much happens. */
class CommitsTest {
  private static final Duration LONG = Duration.ofSeconds(4);

  /** A tick takes 10 ms; until then so little has happened that each may end in a commit. */
  private static final int TICKS_UNTIL_MUCH = 5;

  /** An eighth of the wait is 500 ms. */
  private static final int TICKS_BEFORE_A_LATE_COMMIT = 45;

  private static final int TICKS_WITH_A_LATE_COMMIT = 60;

  @TempDir Path stateDir;

  @Test
  void commitsOftenWherePayoutsHaveNotWaited() {
    try (Rig rig = new Rig(stateDir, new LaneLimits(1_000, 0, 100, true))) {
      assertThat(commits(rig, TICKS_BEFORE_A_LATE_COMMIT, tick -> rig.submit("fresh-" + tick)))
          .isGreaterThan(5);
    }
  }

  @Test
  void commitsSeldomWhereCommandsHaveWaitedInTheirTopic() {
    try (Rig rig = new Rig(stateDir, new LaneLimits(1_000, 0, 100, true))) {
      IntConsumer late =
          tick -> rig.command("late-" + tick, Rig.submission(Rig.AMOUNT), rig.now().minus(LONG));

      assertThat(commits(rig, TICKS_BEFORE_A_LATE_COMMIT, late)).isZero();
    }
  }

  @Test
  void commitsSeldomWherePayoutsHaveWaitedInTheirQueue() {
    assertThat(commitsOfAQueue("early", TICKS_BEFORE_A_LATE_COMMIT)).isZero();
    assertThat(commitsOfAQueue("later", TICKS_WITH_A_LATE_COMMIT)).isOne();
  }

  private int commitsOfAQueue(String directory, int ticks) {
    try (Rig rig = new Rig(stateDir.resolve(directory), new LaneLimits(1_000, 100, 100, false))) {
      for (int i = 0; i < 300; i++) {
        rig.submit("queued-" + i);
      }
      rig.pass(LONG);
      rig.open(true);
      return commits(rig, ticks, _ -> {});
    }
  }

  /**
   * Those asked for in so many ticks while much happens: with each tick come ten replies about
   * unknown payouts.
   */
  private static int commits(Rig rig, int ticks, IntConsumer each) {
    run(rig, TICKS_UNTIL_MUCH, tick -> each.accept(-1 - tick));
    int before = rig.commits();
    assertThat(before).isPositive();
    run(rig, ticks, each);
    return rig.commits() - before;
  }

  private static void run(Rig rig, int ticks, IntConsumer each) {
    for (int tick = 0; tick < ticks; tick++) {
      for (int i = 0; i < 10; i++) {
        rig.hint("unknown-" + i);
      }
      each.accept(tick);
      rig.tick();
    }
  }
}
