package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import dev.payouts.standalone.stack.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./payouts lanes} against the running system, on a lane that pays nothing meanwhile. */
class LanesCommandTest {
  private static final String LANE = PayoutSystem.WRONG_SECRET;

  @TempDir private Path directory;

  private final PayoutSystem system = PayoutSystem.shared();

  @AfterEach
  void asConfigured() {
    assertThat(run("limit", LANE, "--window", "configured", "--rate", "configured").exitCode())
        .isZero();
    assertThat(run("open", LANE).exitCode()).isZero();
  }

  @Test
  void closesALaneAndSaysWhoDidItAndWhy() {
    Program close = run("close", LANE, "--reason", "they asked us to", "--operator", "night-desk");

    assertThat(close.err()).isEmpty();
    assertThat(close.exitCode()).isZero();
    assertThat(row(close))
        .matches(
            LANE
                + " +CLOSED +100 +no limit +10,000 +\\d+ +\\d+ +open by night-desk at \\S+Z \\(they asked us to\\)");
    assertThat(row(run("show"))).isEqualTo(row(close));
    assertThat(row(run("open", LANE))).matches(LANE + " +open .* open by \\S+ at \\S+Z");
  }

  @Test
  void limitsALane() {
    Program limit = run("limit", LANE, "--window=7", "--rate", "12.5", "--json");

    JsonNode lane = JsonMapper.shared().readTree(limit.out()).path(LANE);
    assertThat(lane.path("window").intValue()).isEqualTo(7);
    assertThat(lane.path("rate_per_second").doubleValue()).isEqualTo(12.5);
    assertThat(lane.path("open").booleanValue()).isTrue();
    assertThat(lane.path("set").propertyNames()).contains("window", "rate_per_second");

    Program back = run("limit", LANE, "--window", "configured", "--rate", "configured");
    assertThat(row(back)).matches(LANE + " +open +100 +no limit .*").doesNotContain("window by");
  }

  @Test
  void saysThatThereIsNoSuchLane() {
    Program close = run("close", "nowhere");

    assertThat(close.err()).isEqualTo("refused: No lane with this name is configured\n");
    assertThat(close.out()).isEmpty();
    assertThat(close.exitCode()).isEqualTo(3);
  }

  @Test
  void saysThatNoOrchestratorAnswers() {
    Map<String, String> nowhere = Commands.nowhere(Role.ORCHESTRATOR);

    Program show = new Commands(system, directory).runUnlike(nowhere, "lanes", "show");

    assertThat(show.err())
        .startsWith("error: no orchestrator answers at http://127.0.0.1:")
        .hasLineCount(1);
    assertThat(show.exitCode()).isEqualTo(1);
  }

  private static String row(Program lanes) {
    return lanes.out().lines().filter(line -> line.startsWith(LANE)).findFirst().orElse("");
  }

  private Program run(String... words) {
    List<String> all = new ArrayList<>(List.of("lanes"));
    all.addAll(List.of(words));
    return new Commands(system, directory).run(all.toArray(String[]::new));
  }
}
