package dev.payouts.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes the API keys of docker-compose.yml, run as its container runs it. */
class FirstKeysTest {
  private static final Path SCRIPT = Program.repository().resolve("deploy/compose/keys.sh");

  @TempDir private Path directory;

  @BeforeEach
  void theImagesCommand() throws IOException {
    String command =
        Program.command(directory, List.of()).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" ", "#!/bin/sh\nexec ", " \"$@\"\n"));
    Files.writeString(directory.resolve("payouts"), command);
    assertThat(directory.resolve("payouts").toFile().setExecutable(true)).isTrue();
    Files.createDirectory(directory.resolve("access"));
    Files.createDirectory(directory.resolve("callers"));
  }

  @Test
  void keepsHashesForTheServicesAndKeysForTheirCallers() throws IOException {
    run();

    assertThat(lines("access/keys"))
        .satisfiesExactly(
            line -> assertThat(line).matches("operator submit,read,operate [0-9a-f]{64}"),
            line -> assertThat(line).matches("prometheus read [0-9a-f]{64}"));
    assertThat(lines("callers/operator.key"))
        .singleElement()
        .satisfies(key -> assertThat(key).startsWith("payouts_"));
    assertThat(lines("callers/prometheus.key")).doesNotContainAnyElementsOf(lines("access/keys"));
  }

  @Test
  void leavesWhatIsThereAsItIs() throws IOException {
    run();
    List<String> hashes = lines("access/keys");

    run();

    assertThat(lines("access/keys")).isEqualTo(hashes);
  }

  /** A start that was cut off left no file that services would take. */
  @Test
  void beginsAnewWhereAStartWasCutOff() throws IOException {
    Files.writeString(directory.resolve("access/keys.new"), "half a li");

    run();

    assertThat(lines("access/keys")).hasSize(2);
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(directory.resolve(file));
  }

  private void run() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", directory + ":" + System.getenv("PATH"));
    List<String> command =
        List.of(
            "sh", "" + SCRIPT, "" + directory.resolve("access"), "" + directory.resolve("callers"));

    Program ended = Program.run(directory, directory, environment, command);

    assertThat(ended.exitCode()).as(ended.err()).isZero();
  }
}
