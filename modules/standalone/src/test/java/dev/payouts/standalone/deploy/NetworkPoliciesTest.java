package dev.payouts.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.deploy.NetworkRules.End;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may talk to whom, worked out from the policies as Kubernetes does. */
class NetworkPoliciesTest {
  private static final List<Manifest> ALL = Manifest.all();
  private static final NetworkRules SANDBOX = NetworkRules.of(ALL);
  private static final NetworkRules BASE =
      NetworkRules.of(ALL.stream().filter(one -> one.file().startsWith("base/")).toList());
  private static final List<String> SERVICES =
      List.of("producer", "orchestrator", "worker", "poller");

  @Test
  void everyServiceReachesBrokersAndRegistry() {
    for (String role : SERVICES) {
      assertThat(BASE.letsThrough(End.role(role), End.named("kafka"), 9092)).as(role).isTrue();
      assertThat(BASE.letsThrough(End.role(role), End.named("apicurio-registry"), 8080)).isTrue();
    }
  }

  @Test
  void prometheusReachesEveryServiceAndNoOtherNamespaceDoes() {
    End prometheus = End.from("kubernetes.io/metadata.name", "monitoring");
    End stranger = End.from("kubernetes.io/metadata.name", "shop");
    for (String role : SERVICES) {
      int port = 8081 + SERVICES.indexOf(role);
      assertThat(BASE.letsThrough(prometheus, End.role(role), port)).as(role).isTrue();
      assertThat(BASE.letsThrough(stranger, End.role(role), port)).as(role).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "payouts.dev/may-call, producer, producer, 8081, true",
    "payouts.dev/may-ask, orchestrator, orchestrator, 8082, true",
    "payouts.dev/may-call, producer, orchestrator, 8082, false",
    "payouts.dev/may-call, producer, worker, 8083, false",
  })
  void namespacesReachWhatTheirLabelSays(
      String label, String value, String role, int port, boolean reached) {
    assertThat(BASE.letsThrough(End.from(label, value), End.role(role), port)).isEqualTo(reached);
  }

  @ParameterizedTest
  @CsvSource({
    "orchestrator, orchestrator, 8082, true",
    "worker, orchestrator, 8082, false",
    "worker, producer, 8081, false",
    "producer, worker, 8083, false",
    "sandbox, kafka, 9092, false",
  })
  void rolesReachEachOtherOnlyWhereTheyMust(String from, String to, int port, boolean reached) {
    End receiver = to.equals("kafka") ? End.named(to) : End.role(to);

    assertThat(BASE.letsThrough(End.role(from), receiver, port)).isEqualTo(reached);
  }

  @ParameterizedTest
  @CsvSource({"worker, true", "poller, true", "producer, false", "orchestrator, false"})
  void thoseAloneThatCallTheGatewayReachTheWorld(String role, boolean reached) {
    assertThat(BASE.letsOut(End.role(role), 443)).isEqualTo(reached);
  }

  @ParameterizedTest
  @CsvSource({
    "worker, sandbox, 8090, true",
    "poller, sandbox, 8090, true",
    "sandbox, producer, 8081, true",
    "producer, sandbox, 8090, false",
    "orchestrator, sandbox, 8090, false",
    "sandbox, orchestrator, 8082, false",
  })
  void theSandboxStandsInTheGatewaysPlace(String from, String to, int port, boolean reached) {
    assertThat(SANDBOX.letsThrough(End.role(from), End.role(to), port)).isEqualTo(reached);
  }

  /**
   * Without a policy that selects it a pod is open to all: a mistake in the labels would be that.
   */
  @Test
  void wouldShowAPolicyThatSelectsNobody() {
    String text = YamlText.read(Manifest.DIRECTORY.resolve("base/network-policies.yaml"));
    List<Manifest> planted =
        Manifest.parse("planted", text.replace("component: producer", "component: producers"));

    NetworkRules rules = NetworkRules.of(planted);

    assertThat(
            rules.letsThrough(
                End.from("payouts.dev/may-call", "producer"), End.role("producer"), 8081))
        .isFalse();
  }
}
