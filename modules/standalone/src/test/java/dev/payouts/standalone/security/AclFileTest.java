package dev.payouts.standalone.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page and the script say what deploy/kafka/acls.csv says. */
class AclFileTest {
  private static final Path PAGE = Program.repository().resolve("docs/KAFKA-SECURITY.md");

  @TempDir private Path directory;

  static List<String> roles() {
    return Acl.lines().stream().map(List::getFirst).distinct().toList();
  }

  @Test
  void hasEachLineOnce() {
    assertThat(Acl.lines().stream().map(line -> line.subList(0, 5))).doesNotHaveDuplicates();
    assertThat(roles()).contains("producer", "orchestrator", "worker", "poller");
  }

  @Test
  void isTheTableOfThePage() throws IOException {
    String table =
        Acl.lines().stream()
            .map(
                line ->
                    "| %s | %s `%s%s` | %s | %s |"
                        .formatted(
                            line.get(0),
                            line.get(1),
                            line.get(3),
                            line.get(2).equals("prefixed") ? "*" : "",
                            line.get(4).replace(" ", ", "),
                            line.get(5)))
            .collect(Collectors.joining("\n"));

    assertThat(Files.readString(PAGE)).contains(table);
  }

  @ParameterizedTest
  @MethodSource("roles")
  void isWhatTheScriptGrants(String role) {
    String script = Acl.DIRECTORY.resolve("grant").toString();

    Program printed =
        Program.run(directory, directory, Map.of(), List.of(script, role, "somebody", "--x", "y"));

    assertThat(printed.exitCode()).as(printed.err()).isZero();
    assertThat(printed.out().lines())
        .containsExactlyElementsOf(
            Acl.lines().stream()
                .filter(line -> line.getFirst().equals(role))
                .map(AclFileTest::command)
                .toList());
  }

  private static String command(List<String> line) {
    return "kafka-acls.sh --x y --add --allow-principal User:somebody --operation %s --%s %s --resource-pattern-type %s"
        .formatted(
            line.get(4).replace(" ", " --operation "), line.get(1), line.get(3), line.get(2));
  }
}
