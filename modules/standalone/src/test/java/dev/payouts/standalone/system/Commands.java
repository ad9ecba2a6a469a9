package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import dev.payouts.standalone.stack.Ports;
import dev.payouts.standalone.stack.Role;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The launcher's commands against the running system, each in a process of its own. */
record Commands(PayoutSystem system, Path directory) {
  Program run(String... words) {
    return runUnlike(Map.of(), words);
  }

  /**
   * @param unlike settings that differ from the system's
   */
  Program runUnlike(Map<String, String> unlike, String... words) {
    Map<String, String> environment = new HashMap<>(system.at().environment());
    environment.putAll(unlike);
    Program program = Program.payouts(directory, environment, words);
    assertThat(program.out() + program.err()).doesNotContain("Exception", "\tat ", "SLF4J");
    return program;
  }

  /** Where nobody listens. */
  static Map<String, String> nowhere(Role role) {
    return Map.of("PAYOUTS_" + role.name() + "_PORT", "" + Ports.free().of(role));
  }

  /** It said one sentence and nothing else. */
  static void assertFailed(Program program, int exitCode, String sentence) {
    assertThat(program.err().lines().toList()).isEqualTo(List.of(sentence));
    assertThat(program.exitCode()).isEqualTo(exitCode);
    assertThat(program.out()).isEmpty();
  }
}
