package dev.payouts.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.deploy.Manifest.Pod;
import dev.payouts.standalone.stack.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests are Kubernetes', and fit what the services need. */
class KubernetesTest {
  private static final List<Manifest> ALL = Manifest.all();

  private static List<Manifest> manifests() {
    return ALL;
  }

  private static List<String> findings(Manifest manifest) {
    List<String> findings = new ArrayList<>(ManifestSchema.findings(manifest));
    manifest.pod().map(PodRules::findings).ifPresent(findings::addAll);
    return findings;
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void findsNothingWrong(Manifest manifest) {
    assertThat(findings(manifest)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          orchestrator | serviceName: | servicename: | Unrecognized field "servicename"
          orchestrator | containerPort: 8082 | containerport: 8082 | Unrecognized field "containerport"
          orchestrator | containerPort: 8082 | containerPort: 8083 | it listens at 8082
          orchestrator | replicas: 2 | replicas: two | not a valid
          orchestrator | kind: StatefulSet | kind: Statefulset | has no Statefulset
          orchestrator | apps/v1 | apps/v1beta1 | there is no apps/v1beta1
          orchestrator | health/readiness | health/ready | readinessProbe asks /actuator/health/ready
          orchestrator | failureThreshold: 72 | failureThreshold: 30 | it is killed while it waits for Kafka
          orchestrator | GracePeriodSeconds: 60 | GracePeriodSeconds: 39 | it is killed before it has stopped
          orchestrator | runAsNonRoot: true | runAsNonRoot: false | it may run as root
          orchestrator | readOnlyRootFilesystem: true | readOnlyRootFilesystem: false | it may write anywhere
          orchestrator | enableServiceLinks: false | enableServiceLinks: true | services set its variables
          orchestrator | ORCHESTRATOR_INSTANCE | ORCHESTRATOR_NAME | no service knows PAYOUTS_ORCHESTRATOR_NAME
          orchestrator | "run", "orchestrator" | "run", "orchestra" | it runs no role
          worker | mountPath: /etc/payouts/gateway | mountPath: /etc/gateway | PAYOUTS_GATEWAY_SECRET_FILE is mounted nowhere
          worker | - name: gateway | - name: gate | it mounts
          worker | drop: [ALL] | drop: [] | it may become more than it is
          worker | RuntimeDefault | Unconfined | it may make every system call
          """)
  void findsEveryPlantedMistake(String file, String right, String wrong, String finding) {
    String path = "base/" + file + ".yaml";
    String text = YamlText.read(Manifest.DIRECTORY.resolve(path));
    String planted = text.replaceFirst(Pattern.quote(right), wrong);

    assertThat(planted).isNotEqualTo(text);
    assertThat(Manifest.parse(path, planted).stream().flatMap(one -> findings(one).stream()))
        .anySatisfy(found -> assertThat(found).contains(finding));
  }

  private static Map<Role, Pod> pods() {
    Map<Role, Pod> pods = new HashMap<>();
    for (Manifest manifest : ALL) {
      manifest.pod().ifPresent(pod -> pod.role().ifPresent(role -> pods.put(role, pod)));
    }
    return pods;
  }

  private static Pod pod(Role role) {
    return Objects.requireNonNull(pods().get(role));
  }

  @Test
  void everyRoleHasItsPods() {
    Set<Role> roles = new TreeSet<>(Ours.SERVICES);
    roles.add(Role.SANDBOX);

    assertThat(pods().keySet()).containsExactlyInAnyOrderElementsOf(roles);
  }

  @Test
  void everyServiceMayLoseOneInstanceAtATime() {
    List<Manifest> budgets =
        ALL.stream().filter(one -> one.kind().equals("PodDisruptionBudget")).toList();

    for (Role role : Ours.SERVICES) {
      assertThat(budgets)
          .filteredOn(
              budget ->
                  pod(role)
                      .labels()
                      .equals(
                          YamlText.texts(YamlText.below(budget.spec(), "selector"), "matchLabels")))
          .singleElement()
          .satisfies(budget -> assertThat(budget.spec()).containsEntry("maxUnavailable", 1));
    }
  }

  /** The names that settings use are names of services that lead to the pods that are meant. */
  @Test
  void everyServiceLeadsToPodsThatListen() {
    for (Manifest service : ALL.stream().filter(one -> one.kind().equals("Service")).toList()) {
      Map<String, String> selector = YamlText.texts(service.spec(), "selector");

      assertThat(ALL.stream().flatMap(one -> one.pod().stream()))
          .as(service.toString())
          .anySatisfy(
              pod -> {
                assertThat(pod.labels()).containsAllEntriesOf(selector);
                Object port = Rules.list(service.spec(), "ports").getFirst();
                Object open = Rules.list(pod.container(), "ports").getFirst();
                assertThat(Rules.text(open, "name")).isEqualTo(Rules.text(port, "targetPort"));
                assertThat(Rules.text(open, "containerPort")).isEqualTo(Rules.text(port, "port"));
              });
    }
  }

  @Test
  void anOrchestratorIsAskedByTheNameThatItsHeadlessServiceGivesIt() {
    Manifest set =
        ALL.stream().filter(one -> one.kind().equals("StatefulSet")).findFirst().orElseThrow();
    String governing = Rules.text(set.spec(), "serviceName");
    Map<String, String> variables = new HashMap<>();
    for (Object variable : Rules.list(pod(Role.ORCHESTRATOR).container(), "env")) {
      variables.put(Rules.text(variable, "name"), Rules.text(variable, "value"));
    }

    assertThat(ALL)
        .filteredOn(one -> one.kind().equals("Service") && one.name().equals(governing))
        .singleElement()
        .satisfies(one -> assertThat(one.spec()).containsEntry("clusterIP", "None"));
    assertThat(variables)
        .containsEntry(
            "PAYOUTS_ORCHESTRATOR_ADVERTISED_ADDRESS",
            "$(PAYOUTS_ORCHESTRATOR_INSTANCE).%s.$(NAMESPACE).svc:%d"
                .formatted(governing, Ours.port(Role.ORCHESTRATOR)));
    assertThat(variables).doesNotContainKeys("PAYOUTS_GATEWAY_KEY", "PAYOUTS_GATEWAY_SECRET_FILE");
  }

  @Test
  void everySettingThatAllShareIsOne() {
    KnownSettings known = KnownSettings.find();

    assertThat(
            YamlText.read(Manifest.DIRECTORY.resolve("base/settings.env"))
                .lines()
                .filter(line -> !line.startsWith("#")))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(known.knows(line.split("=", 2)[0])).as(line).isTrue());
  }
}
