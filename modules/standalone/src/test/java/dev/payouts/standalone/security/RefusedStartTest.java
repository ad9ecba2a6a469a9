package dev.payouts.standalone.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.service.StartupFailure;
import dev.payouts.standalone.Program;
import dev.payouts.standalone.stack.Ports;
import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Stack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service that lacks a right does not start, and says in one sentence which it is. */
@TestInstance(Lifecycle.PER_CLASS)
class RefusedStartTest {
  /** Each takes seconds: one of a kind, unless this is "all". */
  private static final String WHICH = "payouts.acls";

  private static final String ORCHESTRATOR = "payout-orchestrator";

  private final SecuredPayouts payouts = SecuredPayouts.deployed();

  @TempDir private Path directory;

  @AfterAll
  void close() {
    payouts.close();
  }

  static Stream<Acl> lacking() {
    List<Acl> all =
        SecuredPayouts.SERVICES.stream().flatMap(role -> Acl.of(role.word()).stream()).toList();
    if (System.getProperty(WHICH, "").equals("all")) {
      return all.stream().filter(RefusedStartTest::isToldAtTheFirstStart);
    }
    Set<String> kinds = new HashSet<>();
    return all.stream()
        .filter(RefusedStartTest::isToldAtTheFirstStart)
        .filter(acl -> kinds.add(acl.type() + " " + acl.operation()));
  }

  /** Of topics that are not there yet, only whether they may be created. */
  private static boolean isToldAtTheFirstStart(Acl acl) {
    return !acl.name().equals(ORCHESTRATOR + "-")
        || acl.operation() == AclOperation.CREATE
        || acl.type() != ResourceType.TOPIC;
  }

  @ParameterizedTest
  @MethodSource("lacking")
  void namesTheRightThatLacks(Acl lacking) {
    String own = "payout-" + lacking.userWithout();
    List<Acl> rest = lacking.rest().stream().map(acl -> acl.renamed(ORCHESTRATOR, own)).toList();
    Path file = payouts.user(lacking.userWithout(), rest);
    Map<String, Object> settings = payouts.settings(file);
    settings.put("payouts.orchestrator.application-id", own);

    assertThatThrownBy(() -> start(Role.of(lacking.role()).orElseThrow(), settings))
        .hasRootCauseInstanceOf(StartupFailure.class)
        .rootCause()
        .hasMessageStartingWith(
            "Kafka at %s refuses what this service needs: "
                .formatted(payouts.kafka().securedServers()))
        .hasMessageContaining(lacking.renamed(ORCHESTRATOR, own).words())
        .hasMessageEndingWith(
            "; give its user these ACLs (deploy/kafka/acls.csv, docs/KAFKA-SECURITY.md)")
        .message()
        .hasLineCount(1);
  }

  private void start(Role role, Map<String, Object> settings) {
    try (Stack started = payouts.startAnother(role, settings)) {
      throw new AssertionError("started: " + started.addresses());
    }
  }

  @Test
  void saysThatThePasswordIsWrong() {
    payouts.user("worker");
    Path file = payouts.kafka().clientFile("worker", "not-the-password");

    assertThatThrownBy(() -> start(Role.WORKER, payouts.settings(file)))
        .hasStackTraceContaining("refuses the login (Authentication failed")
        .hasStackTraceContaining("docs/KAFKA-SECURITY.md");
  }

  @Test
  void readsEverySettingFromTheEnvironmentAndNeverShowsThePassword() {
    String user = "worker-by-environment";
    List<Acl> rest = new ArrayList<>(Acl.of("worker"));
    rest.removeIf(acl -> acl.name().equals("payouts-worker"));
    payouts.user(user, rest);
    Map<String, String> environment = new HashMap<>(payouts.at().environment());
    payouts
        .kafka()
        .client(user, SecuredKafka.password(user))
        .forEach((name, value) -> environment.put(variable(name), value));
    environment.put("PAYOUTS_TOPICS_CREATE", "false");
    environment.put("PAYOUTS_DATA_DIR", directory.toString());
    environment.put("PAYOUTS_WORKER_PORT", "" + Ports.free().of(Role.WORKER));

    Program service = Program.payouts(directory, environment, "run", "worker");

    assertThat(service.exitCode()).isEqualTo(1);
    assertThat(service.err().lines())
        .containsExactly(
            "error: Kafka at "
                + payouts.kafka().securedServers()
                + " refuses what this service needs: Read on group payouts-worker; give its user these ACLs (deploy/kafka/acls.csv, docs/KAFKA-SECURITY.md)",
            "error: the worker did not start: the line above says why");
    assertThat(service.out() + service.err())
        .doesNotContain("Exception", "ScramLoginModule", SecuredKafka.password(user));
  }

  private static String variable(String name) {
    return "PAYOUTS_KAFKA_PROPERTIES_" + name.replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
