package dev.payouts.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleTableTest {
  private static final ModuleTable TABLE =
      ModuleTable.parse(
          List.of(
              "| module | is | may use of ours |",
              "|---|---|---|",
              "| `schemas` | the contract | nothing |",
              "| `modules/kit` | shared | schemas |",
              "| `modules/worker`, `modules/poller` | callers | kit |",
              "| `modules/standalone` | the launcher | all |"));

  @Test
  void readsEveryModuleOfARow() {
    assertThat(TABLE.modules())
        .containsExactlyInAnyOrder("schemas", "kit", "worker", "poller", "standalone");
  }

  @Test
  void followsArrowsButNotBackwards() {
    assertThat(TABLE.mayUse("worker", "kit")).isTrue();
    assertThat(TABLE.mayUse("worker", "schemas")).isTrue();
    assertThat(TABLE.mayUse("worker", "poller")).isFalse();
    assertThat(TABLE.mayUse("kit", "worker")).isFalse();
    assertThat(TABLE.mayUse("schemas", "kit")).isFalse();
  }

  @Test
  void allMeansAll() {
    assertThat(TABLE.mayUse("standalone", "poller")).isTrue();
  }
}
