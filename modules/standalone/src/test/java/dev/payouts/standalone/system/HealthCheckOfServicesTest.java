package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import dev.payouts.standalone.health.HealthCheck;
import dev.payouts.standalone.stack.Ports;
import dev.payouts.standalone.stack.Role;
import dev.payouts.testing.Await;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A container's health check, run as the image runs it: with this project's classes alone. */
class HealthCheckOfServicesTest {
  @TempDir private Path directory;

  private final PayoutSystem system = PayoutSystem.shared();

  private Program check(Ports ports) {
    Map<String, String> environment = new HashMap<>();
    for (Role role : Role.values()) {
      environment.put("PAYOUTS_" + role.name() + "_PORT", "" + ports.of(role));
    }
    return check(directory, environment);
  }

  static Program check(Path directory, Map<String, String> environment, String... words) {
    String ours =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> entry.startsWith(Program.repository().toString()))
            .collect(Collectors.joining(File.pathSeparator));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new ArrayList<>(List.of(java, "-Xmx32m", "-cp", ours, HealthCheck.class.getName()));
    command.addAll(List.of(words));
    return Program.run(directory, directory, environment, command);
  }

  @Test
  void findsEveryRoleThatRunsHere() {
    // An orchestrator is ready once it has its partitions.
    Program checked =
        Await.present(
            "every role to be well",
            () ->
                Optional.of(check(system.at().ports())).filter(program -> program.exitCode() == 0));

    assertThat(checked.err()).isEmpty();
    assertThat(checked.out().lines())
        .containsExactly(
            "sandbox is well",
            "producer is well",
            "orchestrator is well",
            "worker is well",
            "poller is well");
  }

  @Test
  void failsWhereNothingRuns() {
    Program checked = check(Ports.free());

    assertThat(checked.out()).isEqualTo("no role runs here\n");
    assertThat(checked.exitCode()).isEqualTo(1);
  }
}
