package dev.payouts.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.manual.Completion;
import dev.payouts.standalone.manual.Help;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** README's two commands are the launcher's and what a change must pass. */
class LauncherTest {
  private static final Path ROOT = Program.repository();

  /** Notes how it was called, then ends as the test says. */
  private static final String STAND_IN =
      """
      #!/bin/sh
      echo "${0##*/} $*" >>"$CALLS"
      case "$*" in $FAILING) exit 3 ;; esac
      """;

  @TempDir private Path directory;
  private Path calls = Path.of("");

  @BeforeEach
  void noCalls() throws IOException {
    calls = Files.createFile(directory.resolve("calls"));
  }

  @Test
  void readmeShowsTwoCommandsThatTheLauncherHas() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String section = readme.split("## Two commands\n", 2)[1].split("\n## ", 2)[0];

    assertThat(section.lines().filter(line -> line.startsWith("    ./payouts ")))
        .containsExactly("    ./payouts demo", "    ./payouts test");
    assertThat(launcher(Map.of(), "help").out())
        .containsPattern("(?m)^  demo ")
        .containsPattern("(?m)^  test ");
  }

  @Test
  void showsHelpWithoutABuild() throws IOException {
    List<String> withoutPath = List.of("submit", "prove drills", "prove", "keys add", "test");
    for (String topic : withoutPath) {
      String text = String.join("\n", Help.of(topic)) + "\n";
      List<String> words = List.of(topic.split(" "));

      assertThat(nowhere(join("help", words)).out()).isEqualTo(text);
      assertThat(nowhere(join(words, "--help")).out()).isEqualTo(text);
    }
    String general = String.join("\n", Help.of("")) + "\n";
    assertThat(List.of(nowhere(List.of()), nowhere(List.of("-h")), nowhere(List.of("help"))))
        .allSatisfy(
            help -> {
              assertThat(help.out()).isEqualTo(general);
              assertThat(help.exitCode()).isZero();
            });
    assertThat(nowhere(List.of("completion", "bash")).out()).isEqualTo(Completion.bash());
    assertThat(nowhere(List.of("completion", "zsh")).out()).isEqualTo(Completion.zsh());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sumbit | there is no command \"sumbit\" (did you mean submit?); see ./payouts help",
        "topic | there is no command \"topic\" (did you mean topics?); see ./payouts help",
        "val a.csv | there is no command \"val\" (did you mean validate?); see ./payouts help",
        "pay | there is no command \"pay\"; see ./payouts help",
        "help resolf | there is no command \"resolf\" (did you mean resolve?); see ./payouts help",
        "completion fish | completion needs the name of the shell, bash or zsh; see ./payouts help completion",
      })
  void saysWhatWasMeant(String line, String sentence) {
    Program misused = nowhere(List.of(line.split(" ")));

    assertThat(misused.err()).isEqualTo("payouts: " + sentence + "\n");
    assertThat(misused.out()).isEmpty();
    assertThat(misused.exitCode()).isEqualTo(2);
  }

  /** What it hands to a JVM, and what it does itself, is what the table of commands has. */
  @Test
  void knowsTheCommandsOfTheManual() throws IOException {
    String launcher = Files.readString(ROOT.resolve("payouts"));
    String toJvm =
        launcher
            .lines()
            .filter(line -> line.matches(" {2}demo \\|.*\\)"))
            .findFirst()
            .orElseThrow()
            .replace(")", "");

    List<String> known = new ArrayList<>(List.of(toJvm.strip().split(" \\| ")));
    known.addAll(List.of("test", "help", "completion"));
    assertThat(known).containsExactlyInAnyOrderElementsOf(Manual.commands());
  }

  /** Where there is neither Java nor Maven. */
  private Program nowhere(List<String> words) {
    Map<String, String> environment =
        Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", directory.toString());
    return launcher(environment, words.toArray(String[]::new));
  }

  private static List<String> join(String first, List<String> rest) {
    List<String> words = new ArrayList<>(List.of(first));
    words.addAll(rest);
    return words;
  }

  private static List<String> join(List<String> first, String last) {
    List<String> words = new ArrayList<>(first);
    words.add(last);
    return words;
  }

  @Test
  void testIsMavensVerifyAndItsVerdict() throws IOException {
    executable(directory.resolve("bin").resolve("mvn"), STAND_IN);

    Program good = launcher(standIns("none"), "test");
    Program bad = launcher(standIns("*verify*"), "test", "-Dsome=thing");

    assertThat(calls).content().isEqualTo("mvn -B verify\nmvn -B verify -Dsome=thing\n");
    assertThat(List.of(good.exitCode(), bad.exitCode())).containsExactly(0, 3);
  }

  @Test
  void aChangeMustPassTestsDemoProofsAndDrill() throws IOException {
    Program run = ciRun("none");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(calls)
        .content()
        .isEqualTo(
            """
            payouts test
            payouts demo --payouts 1000
            payouts prove simulation --seeds 10000
            payouts prove defects
            payouts prove fuzz --inputs 5000
            payouts prove crashes --minutes 1
            payouts prove failpoints --points 2 --ids any
            payouts prove drills --drills 2
            payouts bench throughput --payouts 2000
            payouts bench latency --seconds 5
            payouts bench growth --remembered 5000 --payouts 1000
            payouts bench backlog --payouts 6000 --rate 50 --seconds 5
            payouts bench scale --instances 1 --payouts 500
            payouts bench micro --only decision --seconds 1
            kill-drill 600
            """);
    assertThat(run.out().lines().toList().getLast())
        .isEqualTo("tests: suites=1 run=7 failures=0 errors=0 skipped=1");
  }

  @Test
  void aChangeIsTestedWithPrometheusWhereItCanBeHad() throws IOException {
    Path script = directory.resolve("build").resolve("prometheus-tools");
    executable(script, "#!/bin/sh\necho /somewhere\n");
    Program with = ciRun("none");
    executable(script, "#!/bin/sh\necho no network >&2\nexit 1\n");
    Program without = ciRun("none");

    assertThat(with.out())
        .contains("promtool=/somewhere/promtool prometheus=/somewhere/prometheus\n");
    assertThat(without.out()).contains("ci: without Prometheus\npromtool= prometheus=\n");
    assertThat(without.exitCode()).as(without.err()).isZero();
  }

  @Test
  void aChangeIsHeldToTheSchemaOfCompositionsWhereItCanBeHad() throws IOException {
    executable(
        directory.resolve("build").resolve("compose-schema"), "#!/bin/sh\necho /some/where.json\n");
    Program with = ciRun("none");
    executable(directory.resolve("build").resolve("compose-schema"), "#!/bin/sh\nexit 1\n");
    Program without = ciRun("none");

    assertThat(with.out()).contains("schema=/some/where.json\n");
    assertThat(without.out()).contains("ci: without the schema of compositions\n");
    assertThat(without.exitCode()).as(without.err()).isZero();
  }

  @Test
  void aChangeFailsWithWhateverFailsFirst() throws IOException {
    Program run = ciRun("demo*");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(calls).content().isEqualTo("payouts test\npayouts demo --payouts 1000\n");
    assertThat(run.out()).contains("tests: suites=");
  }

  /** The script of this repository in a tree whose programs only note that they were called. */
  private Program ciRun(String failing) throws IOException {
    executable(directory.resolve(".ci").resolve("run"), Files.readString(ROOT.resolve(".ci/run")));
    executable(
        directory.resolve("payouts"),
        STAND_IN
            + """
            echo "promtool=$PAYOUTS_PROMTOOL prometheus=$PAYOUTS_PROMETHEUS"
            echo "schema=$PAYOUTS_COMPOSE_SCHEMA"
            mkdir -p target/surefire-reports
            echo '<testsuite name="x" tests="7" failures="0" errors="0" skipped="1">' \\
              >target/surefire-reports/TEST-x.xml
            """);
    executable(directory.resolve("build").resolve("kill-drill"), STAND_IN);
    return Program.run(
        directory, directory, standIns(failing), List.of("bash", "-c", "exec .ci/run"));
  }

  private Map<String, String> standIns(String failing) {
    return Map.of(
        "CALLS",
        calls.toString(),
        "FAILING",
        failing,
        "JAVA_HOME",
        System.getProperty("java.home"),
        "PATH",
        directory.resolve("bin") + ":" + System.getenv("PATH"));
  }

  private Program launcher(Map<String, String> environment, String... words) {
    List<String> command = new ArrayList<>(List.of("bash", ROOT.resolve("payouts") + ""));
    command.addAll(List.of(words));
    return Program.run(directory, directory, environment, command);
  }

  private static void executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
