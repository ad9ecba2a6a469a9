package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.localstack.KafkaSettings;
import dev.payouts.localstack.LocalKafka;
import dev.payouts.localstack.LocalRegistry;
import dev.payouts.localstack.RegistrySettings;
import dev.payouts.standalone.stack.Ports;
import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Stack;
import dev.payouts.standalone.stack.StackPlan;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.testing.Await;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** This version goes on where an older one was killed, while new payouts come in. */
class UpgradeTest {
  private static final String OLD = "golden-";
  private static final int NEW = 60;

  @TempDir private Path data;

  @Test
  void goesOnWithWhatVersion1Kept() throws InterruptedException {
    try (LocalKafka kafka =
            LocalKafka.start(
                KafkaSettings.temporary().keptIn(data.resolve("kafka")).startingFast());
        LocalRegistry registry =
            LocalRegistry.start(
                RegistrySettings.on(kafka.bootstrapServers())
                    .loggingTo(data.resolve("registry")))) {
      Surroundings at = Surroundings.from(environment(kafka, registry));
      StateOfVersion1.writeLedger(data.resolve("sandbox"));
      StateOfVersion1.writeChangelogs(kafka.bootstrapServers());
      try (Stack _ = start(at, Role.SANDBOX, Role.PRODUCER, Role.WORKER, Role.POLLER)) {
        try (Stack _ = start(at, Role.ORCHESTRATOR)) {
          goesOn(at);
        }
        // Once more, now with what this version made of it.
        try (Stack _ = start(at, Role.ORCHESTRATOR)) {
          var entrance = new Entrance(at);
          Await.until("the same again", () -> states(entrance, settled()).equals(settled()));
        }
      }
    }
  }

  private static void goesOn(Surroundings at) {
    var entrance = new Entrance(at);
    var gateway = new Gateway(at);
    assertThat(entrance.submitCsv(newPayouts()).body()).contains("\"accepted\":" + NEW);

    Await.until(
        "old payouts where they belong", () -> states(entrance, settled()).equals(settled()));
    Await.until("new payouts paid", () -> paidOnce(gateway, "new-") == NEW);

    Map<String, Gateway.Seen> ledger = gateway.ledger();
    assertThat(ledger.values()).allMatch(seen -> seen.orders() <= 1);
    assertThat(List.of("completed", "queued", "submitting"))
        .allSatisfy(name -> assertThat(seen(ledger, name).isPaidByOnePost()).isTrue());
    assertThat(ledger).doesNotContainKey(OLD + "scheduled");
    // What it knows, it knows: the same command again is a duplicate, another amount a conflict.
    assertThat(entrance.submitCsv(row(OLD + "completed", "100.00", "234567001")).status())
        .isEqualTo(200);
    assertThat(entrance.submitCsv(row(OLD + "completed", "100.01", "234567001")).status())
        .isEqualTo(200);
    Await.until(
        "a duplicate and a conflict",
        () ->
            entrance
                    .page(Role.ORCHESTRATOR, "/actuator/prometheus")
                    .lines()
                    .filter(
                        line ->
                            line.matches("payouts_(duplicates_ignored|conflicts)_total.* 1\\.0"))
                    .count()
                == 2);
    assertThat(seen(gateway.ledger(), "completed").posts()).isEqualTo(1);
  }

  private static Gateway.Seen seen(Map<String, Gateway.Seen> ledger, String name) {
    return ledger.getOrDefault(OLD + name, Gateway.Seen.NEVER);
  }

  private static long paidOnce(Gateway gateway, String prefix) {
    return gateway.ledger().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .filter(entry -> entry.getValue().isPaidByOnePost())
        .count();
  }

  /**
   * The one that the sandbox never accepts is not among them: it is tried again, and waits for a
   * person then.
   */
  private static Map<String, String> settled() {
    return Map.of(
        "completed", "COMPLETED",
        "failed", "FAILED",
        "rejected", "REJECTED",
        "pending", "PENDING",
        "uncertain", "PENDING",
        "review", "REVIEW",
        "scheduled", "SCHEDULED",
        "queued", "COMPLETED",
        "submitting", "COMPLETED");
  }

  private static Map<String, String> states(Entrance entrance, Map<String, String> wanted) {
    Map<String, String> states = new HashMap<>();
    wanted
        .keySet()
        .forEach(
            name ->
                states.put(
                    name,
                    JsonMapper.shared()
                        .readTree(entrance.page(Role.ORCHESTRATOR, "/v1/payouts/" + OLD + name))
                        .path("state")
                        .asString("")));
    return states;
  }

  private static String newPayouts() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < NEW; i++) {
      rows.add(line("new-" + i, "10.00", "8675309" + i));
    }
    return csv(rows);
  }

  private static String row(String id, String amount, String account) {
    return csv(List.of(line(id, amount, account)));
  }

  private static String csv(List<String> lines) {
    return "payout_id,amount,currency,country,payment,payee_account,payee_name,payee_bank_name\n"
        + String.join("\n", lines)
        + "\n";
  }

  private static String line(String id, String amount, String account) {
    return String.join(",", id, amount, "THB", "TH", "bank", account, "Somchai Jaidee", "KBANK");
  }

  private Map<String, String> environment(LocalKafka kafka, LocalRegistry registry) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    environment.put("PAYOUTS_SCHEMA_REGISTRY_URL", registry.url());
    environment.put("PAYOUTS_DATA_DIR", data.toString());
    Ports.free()
        .byRole()
        .forEach((role, port) -> environment.put("PAYOUTS_" + role.name() + "_PORT", "" + port));
    return environment;
  }

  private static Stack start(Surroundings at, Role... roles) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("payouts.topics.partitions", 1);
    settings.put("payouts.policy.unresolved-limit", "3600d");
    settings.put("payouts.policy.pending-limit", "3600d");
    settings.put("payouts.policy.inquiry-longest", "2s");
    return Stack.start(new StackPlan(Set.of(roles), at, settings, true, true));
  }
}
