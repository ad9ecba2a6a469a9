package dev.payouts.standalone.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made from the table of commands is as the table is. */
class ManualTest {
  private static final int WIDTH_MAX = 140;

  @Test
  void docsHaveEveryCommand() throws IOException {
    assertMade(Path.of("../../docs/CLI.md"), CliPage.text());
  }

  @Test
  void bothShellsCompleteEveryCommand() throws IOException {
    assertMade(Path.of("completion.bash"), Completion.bash());
    assertMade(Path.of("completion.zsh"), Completion.zsh());
  }

  private static void assertMade(Path file, String current) throws IOException {
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(file, current);
    }
    assertThat(file)
        .as(
            "%s is out of date; write it anew with mvn verify -pl modules/standalone -am"
                + " -Dtest=ManualTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dtest.jvm.arguments=-Ddocs.write=true",
            file)
        .hasContent(current);
  }

  @Test
  void teachesEveryCommandByAnExampleAndItsExitCodes() {
    assertThat(Manual.PAGES)
        .allSatisfy(
            page -> {
              assertThat(page.examples()).as(page.name()).isNotEmpty();
              assertThat(page.examples())
                  .anySatisfy(example -> assertThat(example).contains("./payouts " + page.name()));
              assertThat(page.codes()).containsKeys(Exit.DONE, Exit.FAILED, Exit.MISUSED);
              assertThat(Help.of(page.name()))
                  .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH_MAX));
            });
  }

  @Test
  void showsTheFirstCommandsFirst() {
    assertThat(Help.of("").stream().filter(line -> line.startsWith("  ")).limit(4))
        .extracting(line -> line.strip().split(" ", 2)[0])
        .containsExactly("demo", "up", "submit", "get");
  }

  @ParameterizedTest
  @CsvSource({
    "sumbit, submit",
    "vaildate, validate",
    "ge, ''",
    "gets, get",
    "val, validate",
    "topic, topics",
    "xyz, ''",
    "pay, ''",
    "resolv, resolve",
  })
  void suggestsWhatWasMeant(String written, String meant) {
    assertThat(Nearest.to(written, Manual.commands()).orElse("")).isEqualTo(meant);
  }
}
