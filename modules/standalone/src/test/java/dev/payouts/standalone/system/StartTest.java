package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import dev.payouts.standalone.stack.Ports;
import dev.payouts.standalone.stack.Role;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service whose broker or registry is down waits for it, then stops and says why. */
class StartTest {
  private final PayoutSystem system = PayoutSystem.shared();
  private final Ports free = Ports.free();

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(names = {"ORCHESTRATOR", "WORKER"})
  void stopsWithOneSentenceWithoutARegistry(Role role) {
    String nowhere = "http://127.0.0.1:" + free.of(Role.REGISTRY) + "/apis/ccompat/v7";

    Program service = start(role, Map.of("PAYOUTS_SCHEMA_REGISTRY_URL", nowhere));

    assertThat(service.exitCode()).isEqualTo(1);
    assertThat(sentence(service))
        .isEqualTo(
            "error: the schema registry at "
                + nowhere
                + " did not answer within 2 s; is it running, and is payouts.schema-registry.url (PAYOUTS_SCHEMA_REGISTRY_URL) right?");
  }

  @Test
  void stopsWithOneSentenceWithoutABroker() {
    String nowhere = "127.0.0.1:" + free.of(Role.KAFKA);

    Program service = start(Role.PRODUCER, Map.of("PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", nowhere));

    assertThat(service.exitCode()).isEqualTo(1);
    assertThat(sentence(service))
        .isEqualTo(
            "error: Kafka at "
                + nowhere
                + " did not answer within 2 s; is it running, and is payouts.kafka.bootstrap-servers (PAYOUTS_KAFKA_BOOTSTRAP_SERVERS) right?");
  }

  private Program start(Role role, Map<String, String> unlike) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", system.at().kafka());
    environment.put("PAYOUTS_SCHEMA_REGISTRY_URL", system.at().registry());
    environment.put("PAYOUTS_STARTUP_PATIENCE", "2s");
    environment.put("PAYOUTS_DATA_DIR", directory.toString());
    environment.put("PAYOUTS_" + role.name() + "_PORT", "" + free.of(role));
    environment.putAll(unlike);
    return Program.payouts(directory, environment, "run", role.word());
  }

  /** Why it stopped, in one line; the other says what stopped, and neither is a page of Java. */
  private static String sentence(Program service) {
    assertThat(service.out()).doesNotContain("Exception", "\tat ");
    List<String> lines = service.err().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getLast()).matches("error: the [a-z]+ did not start: the line above says why");
    return lines.getFirst();
  }
}
