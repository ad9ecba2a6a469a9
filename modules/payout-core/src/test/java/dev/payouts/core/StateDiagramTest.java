package dev.payouts.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/STATES.md shows the graph as the code has it. */
class StateDiagramTest {
  private static final Path FILE = Path.of("../../docs/STATES.md");

  @Test
  void showsTheGraphAsItIs() throws IOException {
    String current = StateDiagram.page();
    if (Boolean.getBoolean("states.write")) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, current);
    }

    assertThat(FILE)
        .as(
            "docs/STATES.md is out of date; write it anew with"
                + " mvn -pl modules/payout-core test -Dtest=StateDiagramTest"
                + " -Dtest.jvm.arguments=-Dstates.write=true")
        .hasContent(current);
  }
}
