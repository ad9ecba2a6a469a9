package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import dev.payouts.standalone.stack.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./payouts get ID} against the running orchestrator. */
class GetCommandTest {
  @TempDir private Path directory;

  private final PayoutSystem system = PayoutSystem.shared();

  @Test
  void showsWhereAPayoutStandsAndHowItGotThere() {
    Good good = Good.next();
    system.flow().write(good.command());
    Reckoning.awaitPaid(system, List.of(good));

    Program get = commands().run("get", good.id());

    assertThat(get.err()).isEmpty();
    assertThat(get.exitCode()).isZero();
    List<String> lines = get.out().lines().toList();
    assertThat(lines.getFirst())
        .startsWith(good.id() + "  COMPLETED  100.00 THB to ")
        .endsWith("*" + good.account().substring(9))
        .doesNotContain(good.account());
    assertThat(lines).contains("revision: 1").anyMatch(line -> line.startsWith("next: inquire at"));
    assertThat(lines.subList(lines.indexOf("") + 1, lines.size()))
        .extracting(
            line -> String.join(" ", line.replaceAll("\\d{4}-\\S+Z", "").split(" +")).strip())
        .containsExactly(
            "# at from to cause attempt detail",
            "-".repeat(lines.get(lines.indexOf("") + 2).length()),
            "1 NONE QUEUED command-accepted 0",
            "2 QUEUED SUBMITTING permit-granted 1",
            "3 SUBMITTING PENDING order-accepted 1",
            "4 PENDING COMPLETED order-found 1");
  }

  @Test
  void showsItAsJsonOnOneLine() {
    Good good = Good.next();
    system.flow().write(good.command());
    Reckoning.awaitPaid(system, List.of(good));

    Program get = commands().run("get", good.id(), "--json");

    assertThat(get.out().lines()).hasSize(1);
    JsonNode json = JsonMapper.shared().readTree(get.out());
    assertThat(json.path("state").asString()).isEqualTo("COMPLETED");
    assertThat(json.path("timeline")).hasSize(4);
    assertThat(get.exitCode()).isZero();
  }

  @Test
  void saysThatAPayoutIsNotKnown() {
    Program get = commands().run("get", "never-heard-of");

    Commands.assertFailed(
        get,
        1,
        "error: the orchestrator does not show never-heard-of: No payout with this id is known");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../lanes", "two words", "", "\u0E3F"})
  void saysWhatAnIdLooksLike(String odd) {
    Program get = commands().run("get", odd);

    assertThat(get.err())
        .startsWith("payouts: get needs the ID of a payout, 1 to 64 of A-Z a-z 0-9 _ -, not \"");
    assertThat(get.err().lines()).hasSize(1);
    assertThat(get.exitCode()).isEqualTo(2);
  }

  @Test
  void saysThatNoOrchestratorAnswers() {
    Map<String, String> nowhere = Commands.nowhere(Role.ORCHESTRATOR);

    Program get = commands().runUnlike(nowhere, "get", "wage-1");

    Commands.assertFailed(
        get,
        1,
        "error: no orchestrator answers at http://127.0.0.1:%s; start one with ./payouts up, or set PAYOUTS_ORCHESTRATOR_PORT or PAYOUTS_ORCHESTRATOR_URL to where it is"
            .formatted(nowhere.get("PAYOUTS_ORCHESTRATOR_PORT")));
  }

  private Commands commands() {
    return new Commands(system, directory);
  }
}
