package dev.payouts.proofs.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds docs/DRILLS.md to the code; run with {@code -Ddocs.write=true} to bring it up to date. */
class DrillsPageTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "DRILLS.md");

  @Test
  void saysWhatIsCarriedOut() throws IOException {
    String page = DrillsPage.text();
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  @Test
  void everyDrillHasStepsAndWords() {
    assertThat(List.of(Losses.all(), WrongClocks.all()))
        .allSatisfy(
            drills ->
                assertThat(drills)
                    .isNotEmpty()
                    .allSatisfy(
                        drill -> {
                          assertThat(drill.noticed()).isNotEmpty();
                          assertThat(drill.steps()).isNotEmpty();
                          assertThat(drill.outcome()).isNotEmpty();
                        }));
  }
}
