package dev.payouts.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.manual.Completion;
import dev.payouts.standalone.manual.Manual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script for bash, run by bash as it does when somebody presses Tab. */
class CompletionTest {
  /** The words so far; the last one is completed. */
  private static final String PRESS_TAB =
      """
      source "$0"
      COMP_WORDS=("$@")
      COMP_CWORD=$(($# - 1))
      complete -p ./payouts >&2
      _payouts
      [ ${#COMPREPLY[@]} = 0 ] || printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir private Path directory;

  @BeforeEach
  void someFiles() throws IOException {
    Files.createFile(directory.resolve("wages of May.csv"));
    Files.createFile(directory.resolve("wages.ndjson"));
    Files.createDirectory(directory.resolve("week"));
  }

  @Test
  void completesCommands() throws IOException {
    assertThat(complete("")).isEqualTo(Manual.commands()).contains("demo", "cancel", "help");
    assertThat(complete("res")).containsExactlyInAnyOrder("resolve", "results");
    assertThat(complete("help", "completi")).containsExactly("completion");
  }

  @Test
  void completesWhatFollowsCommandsOfTwoWords() throws IOException {
    assertThat(complete("prove", "d")).containsExactlyInAnyOrder("drills", "defects");
    assertThat(complete("keys", "")).containsExactly("add");
    assertThat(complete("bench", "scale", "--p"))
        .containsExactlyInAnyOrder("--payouts", "--percent");
    assertThat(complete("prove", "drills", "--")).containsExactly("--drills", "--seed", "--help");
  }

  @Test
  void completesOptionsAndTheirValues() throws IOException {
    assertThat(complete("resolve", "wage-1", "--")).contains("--as", "--reason", "--help");
    assertThat(complete("resolve", "wage-1", "--as", ""))
        .containsExactly("COMPLETED", "FAILED", "REFUNDED");
    assertThat(complete("demo", "--payouts", "")).isEmpty();
    assertThat(complete("run", "worker", "p")).containsExactlyInAnyOrder("producer", "poller");
    assertThat(complete("completion", "z")).containsExactly("zsh");
  }

  @Test
  void completesFilesAndDirectories() throws IOException {
    assertThat(complete("submit", "wa"))
        .containsExactlyInAnyOrder("wages of May.csv", "wages.ndjson");
    assertThat(complete("submit", "-")).containsExactly("--json", "--help");
    assertThat(complete("up", "--data", "w")).containsExactly("week");
    assertThat(complete("keys", "add", "payroll", "--file", "wages."))
        .containsExactly("wages.ndjson");
  }

  private List<String> complete(String... words) throws IOException {
    Path script = Files.writeString(directory.resolve("completion"), Completion.bash());
    List<String> command = new ArrayList<>(List.of("bash", "--norc", "-c", PRESS_TAB, script + ""));
    command.add("./payouts");
    command.addAll(List.of(words));
    Program bash = Program.run(directory, directory, Map.of(), command);
    assertThat(bash.err()).isEqualTo("complete -o filenames -F _payouts ./payouts\n");
    assertThat(bash.exitCode()).isZero();
    return bash.out().lines().toList();
  }
}
