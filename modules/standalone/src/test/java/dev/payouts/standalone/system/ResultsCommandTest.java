package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Launched;
import dev.payouts.standalone.Program;
import dev.payouts.standalone.stack.Ports;
import dev.payouts.standalone.stack.Role;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./payouts results} against the running Kafka. */
class ResultsCommandTest {
  @TempDir private Path directory;

  private final PayoutSystem system = PayoutSystem.shared();
  private final Good paid = Good.next();

  @BeforeEach
  void payOne() {
    system.flow().write(paid.command());
    Reckoning.awaitPaid(system, List.of(paid));
  }

  @Test
  void showsATableAndEnds() {
    Program results = commands().run("results");

    assertThat(results.err()).isEmpty();
    assertThat(results.exitCode()).isZero();
    assertThat(results.out().lines().findFirst().orElse(""))
        .matches("payout +status +amount +rev +att +decided +reason");
    assertThat(results.out().lines())
        .filteredOn(line -> line.startsWith(paid.id() + " "))
        .singleElement()
        .asString()
        .matches(paid.id() + " +COMPLETED +100\\.00 THB +1 +1  \\d{4}-\\S+Z *");
    assertThat(results.out()).doesNotContain(paid.account());
  }

  @Test
  void showsEveryResultAsALineOfJson() {
    Program results = commands().run("results", "--json");

    assertThat(results.err()).isEmpty();
    assertThat(results.exitCode()).isZero();
    List<JsonNode> lines = results.out().lines().map(JsonMapper.shared()::readTree).toList();
    Set<String> ids = new HashSet<>();
    lines.forEach(line -> ids.add(line.path("payout_id").asString()));
    assertThat(ids).isEqualTo(system.flow().results().keySet());
    assertThat(lines)
        .filteredOn(line -> line.path("payout_id").asString().equals(paid.id()))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.path("status").asString()).isEqualTo("COMPLETED");
              assertThat(line.path("amount").asString()).isEqualTo("100.000000");
              assertThat(line.path("revision").asInt()).isEqualTo(1);
            });
  }

  @Test
  @Timeout(120)
  void followsUntilItIsInterrupted() throws Exception {
    Map<String, String> environment = system.at().environment();
    try (Launched results =
        Launched.run(
            directory, system.at().ports(), environment, "results", "--follow", "--json")) {
      results.awaitLine("{\"payout_id\":\"" + paid.id() + "\"");
      Good later = Good.next();
      system.flow().write(later.command());
      results.awaitLine("{\"payout_id\":\"" + later.id() + "\"");

      results.interrupt();

      assertThat(results.linesToTheEnd()).isEmpty();
      // 128 and SIGINT.
      assertThat(results.exitCode()).isEqualTo(130);
    }
  }

  @Test
  void saysThatNoKafkaAnswers() {
    String nowhere = "127.0.0.1:" + Ports.free().of(Role.KAFKA);

    Program results =
        commands().runUnlike(Map.of("PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", nowhere), "results");

    Commands.assertFailed(results, 1, noKafkaAt(nowhere));
  }

  @Test
  void saysThatAnAddressIsNone() {
    Program results =
        commands().runUnlike(Map.of("PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", "kafka"), "results");

    Commands.assertFailed(results, 1, noKafkaAt("kafka"));
  }

  private static String noKafkaAt(String address) {
    return "error: no Kafka answers at "
        + address
        + "; start it with ./payouts up, or set PAYOUTS_KAFKA_BOOTSTRAP_SERVERS";
  }

  @Test
  void saysThatNoRegistryAnswers() {
    String nowhere = "http://127.0.0.1:" + Ports.free().of(Role.REGISTRY);

    Program results =
        commands().runUnlike(Map.of("PAYOUTS_SCHEMA_REGISTRY_URL", nowhere), "results", "--json");

    Commands.assertFailed(
        results,
        1,
        "error: no schema registry answers at "
            + nowhere
            + "; start it with ./payouts up, or set PAYOUTS_SCHEMA_REGISTRY_URL");
  }

  private Commands commands() {
    return new Commands(system, directory);
  }
}
