package dev.payouts.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.sandbox.MerchantAccount;
import dev.payouts.standalone.Program;
import dev.payouts.standalone.deploy.ComposeFile.Service;
import dev.payouts.standalone.stack.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The compositions fit what the services need: what they name is there, and nobody waits in vain.
 */
class ComposeTest {
  private static final String WHOLE = ComposeFile.text(ComposeFile.WHOLE);
  private static final ComposeFile FILE = ComposeFile.parse(WHOLE);

  private static List<String> findings(String text) {
    ComposeFile file = ComposeFile.parse(text);
    List<String> findings = new ArrayList<>();
    findings.addAll(ComposePlaces.findings(file));
    findings.addAll(ComposeWiring.findings(file));
    findings.addAll(ComposeBrokers.findings(file));
    return findings;
  }

  @Test
  void findsNothingWrong() {
    assertThat(findings(WHOLE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "127.0.0.1:8083:8083" | "8083:8083" | worker can be reached from every address
          "127.0.0.1:8084:8084" | "127.0.0.1:8083:8084" | two publish port 8083
          "127.0.0.1:8084:8084" | "127.0.0.1:8084:8085" | poller listens at 8084, not at 8085
          apache/kafka:4.3.1 | apache/kafka:4.3.0 | should be of 4.3.1
          apache/kafka:4.3.1 | apache/kafka:latest | is not pinned
          ./deploy/prometheus/rules: | ./deploy/prometheus/rule: | there is no file ./deploy/prometheus/rule
          rules:/etc/prometheus/rules:ro | rules:/etc/prometheus/rules | prometheus may write
          orchestrator-2:/var/lib/payouts" | orchestrator-2:/var/lib/payout" | the image has no /var/lib/payout
          "sandbox:/var/lib/payouts" | "sandbx:/var/lib/payouts" | there is no volume sandbx
          read_only: true | read_only: false | may do more than it needs
          /tmp:exec,mode | /tmp:mode | can load no library from /tmp
          stop_grace_period: 60s | stop_grace_period: 10s | is killed before it has stopped
          PAYOUTS_TOPICS_REPLICATION_FACTOR | PAYOUTS_TOPICS_REPLICATION | no service knows PAYOUTS_TOPICS_REPLICATION
          http://sandbox:8090 | http://sandbox:8091 | names sandbox:8091, where nobody listens
          kafka-3:19092 | kafka-3:19093 | names kafka-3:19093, where nobody listens
          ADDRESS: orchestrator-1:8082 | ADDRESS: orchestrator:8082 | names orchestrator:8082, where nobody listens
          /run/secrets/gateway | /run/secrets/gatway | has no /run/secrets/gatway
          PAYOUTS_GATEWAY_KEY: sandbox-key | PAYOUTS_GATEWAY_KEY: "" | payouts.gateway.key
          PAYOUTS_BIND_ADDRESS: 0.0.0.0 | PAYOUTS_BIND_ADDRESS: 127.0.0.1 | listens where nobody can reach it
          /etc/payouts/access/keys | /etc/payouts/keys/keys | because it has no API keys
          kafka-3: {condition: service_healthy} | kafka-4: {condition: service_healthy} | waits for kafka-4, which is not there
          keys: {condition: service_completed_successfully} | keys: {condition: service_healthy} | waits in vain: keys service_healthy
          "run", "poller" | "run", "polar" | poller runs no role
          KAFKA_MIN_INSYNC_REPLICAS: 2 | KAFKA_MIN_INSYNC_REPLICAS: 1 | KAFKA_MIN_INSYNC_REPLICAS of kafka-1 is 1, not 2
          KAFKA_NODE_ID: 3 | KAFKA_NODE_ID: 2 | KAFKA_CONTROLLER_QUORUM_VOTERS of kafka-1
          INSIDE://kafka-2:19092 | INSIDE://kafka-1:19092 | KAFKA_ADVERTISED_LISTENERS of kafka-2
          """)
  void findsEveryPlantedMistake(String right, String wrong, String finding) {
    String planted = WHOLE.replace(right, wrong);

    assertThat(planted).isNotEqualTo(WHOLE);
    assertThat(findings(planted)).anySatisfy(found -> assertThat(found).contains(finding));
  }

  @Test
  void runsEveryRoleAndTwoOrchestratorsThatCanBeToldApart() {
    List<Role> roles =
        FILE.services().stream().flatMap(service -> service.role().stream()).toList();
    List<Map<String, String>> orchestrators =
        FILE.services().stream()
            .filter(service -> service.role().filter(Role.ORCHESTRATOR::equals).isPresent())
            .map(Service::environment)
            .toList();

    assertThat(roles)
        .containsExactlyInAnyOrder(
            Role.SANDBOX,
            Role.PRODUCER,
            Role.ORCHESTRATOR,
            Role.ORCHESTRATOR,
            Role.WORKER,
            Role.POLLER);
    assertThat(orchestrators)
        .extracting(set -> set.get("PAYOUTS_ORCHESTRATOR_INSTANCE"))
        .doesNotHaveDuplicates()
        .doesNotContainNull();
  }

  @Test
  void paysWithTheSandboxsPublishedAccount() {
    MerchantAccount account = MerchantAccount.PUBLISHED;
    String secret = Rules.text(FILE.secrets().getOrDefault("gateway", Map.of()), "file");

    assertThat(YamlText.read(Program.repository().resolve(secret)).strip())
        .isEqualTo(account.secret());
    for (Service service : FILE.services()) {
      if (service.role().filter(Ours::isService).isPresent()) {
        Map<String, String> set = service.environment();
        assertThat(set).containsEntry("PAYOUTS_GATEWAY_MERCHANT_UID", account.merchantUid());
        assertThat(set.getOrDefault("PAYOUTS_GATEWAY_KEY", account.key())).isEqualTo(account.key());
      }
    }
  }

  /** The orchestrator calls nobody, so it gets no account that could pay. */
  @Test
  void givesTheGatewaysSecretToThoseAloneThatNeedIt() {
    Set<String> holders = new TreeSet<>();
    for (Service service : FILE.services()) {
      if (service.secrets().contains("gateway")) {
        holders.add(service.name());
      }
    }

    assertThat(holders).containsExactly("poller", "producer", "worker");
  }

  @Test
  void grafanaFindsItsDashboardsAndPrometheus() {
    Service grafana = FILE.service("grafana").orElseThrow();
    String provisioning =
        YamlText.read(Dashboards.DIRECTORY.resolve("provisioning/datasources/payouts.yml"))
            + YamlText.read(Dashboards.DIRECTORY.resolve("provisioning/dashboards/payouts.yml"));

    for (String name : grafana.environment().keySet()) {
      if (name.startsWith("PAYOUTS_")) {
        assertThat(provisioning).contains("$" + name);
      }
    }
    assertThat(target(grafana, "./deploy/grafana/dashboards"))
        .isEqualTo(grafana.environment().get("PAYOUTS_DASHBOARDS"));
    assertThat(target(grafana, "./deploy/grafana/provisioning"))
        .isEqualTo("/etc/grafana/provisioning");
  }

  private static String target(Service service, String source) {
    return service.mounts().stream()
        .filter(mount -> mount.source().equals(source))
        .map(ComposeFile.Mount::target)
        .findFirst()
        .orElse("");
  }

  @Test
  void theSmallOneHasBrokerAndRegistryWhereTheServicesLookForThem() {
    ComposeFile small = ComposeFile.parse(ComposeFile.text(ComposeFile.SMALL));

    assertThat(ComposePlaces.findings(small)).isEmpty();
    assertThat(ComposeWiring.findings(small)).isEmpty();
    assertThat(small.services()).extracting(Service::name).containsExactly("kafka", "registry");
    for (Role role : List.of(Role.KAFKA, Role.REGISTRY)) {
      Service service = small.service(role.word()).orElseThrow();
      assertThat(service.ports().getFirst().published()).isEqualTo("" + Ours.port(role));
    }
  }
}
