package dev.payouts.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
