package dev.payouts.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.core.rules.PayableCurrency;
import dev.payouts.service.InvalidSetting;
import dev.payouts.service.RuleSettings;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurroundingsTest {
  private static final Map<String, String> GATEWAY =
      Map.of(
          "PAYOUTS_GATEWAY_URL", "https://gateway.example",
          "PAYOUTS_GATEWAY_KEY", "key",
          "PAYOUTS_GATEWAY_SECRET", "secret",
          "PAYOUTS_GATEWAY_MERCHANT_UID", "merchant");

  @Test
  void standsOnDocumentedPortsByDefault() {
    Surroundings at = Surroundings.from(Map.of());

    assertThat(at.kafka()).isEqualTo("127.0.0.1:9092");
    assertThat(at.registry()).isEqualTo("http://127.0.0.1:8080/apis/ccompat/v7");
    assertThat(at.http(Role.PRODUCER)).isEqualTo("http://127.0.0.1:8081");
    assertThat(at.http(Role.ORCHESTRATOR)).isEqualTo("http://127.0.0.1:8082");
    assertThat(at.http(Role.WORKER)).isEqualTo("http://127.0.0.1:8083");
    assertThat(at.http(Role.POLLER)).isEqualTo("http://127.0.0.1:8084");
    assertThat(at.http(Role.SANDBOX)).isEqualTo("http://127.0.0.1:8090");
    assertThat(at.data()).isEqualTo(Path.of("data"));
    assertThat(StackPlan.missingRoles(at)).isEqualTo(EnumSet.allOf(Role.class));
  }

  @Test
  void movesWithItsVariables() {
    Surroundings at =
        Surroundings.from(
            Map.of(
                "PAYOUTS_KAFKA_PORT", "19092",
                "PAYOUTS_POLLER_PORT", " 18084 ",
                "PAYOUTS_DATA_DIR", "elsewhere"));

    assertThat(at.kafka()).isEqualTo("127.0.0.1:19092");
    assertThat(at.http(Role.POLLER)).isEqualTo("http://127.0.0.1:18084");
    assertThat(at.data(Role.KAFKA)).isEqualTo(Path.of("elsewhere", "kafka"));
  }

  @Test
  void startsNothingThatIsThereAlready() {
    Map<String, String> environment = new HashMap<>(GATEWAY);
    environment.put("PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", "broker:9092");
    environment.put("PAYOUTS_SCHEMA_REGISTRY_URL", "http://registry:8081");

    Surroundings at = Surroundings.from(environment);

    assertThat(at.kafka()).isEqualTo("broker:9092");
    assertThat(at.registry()).isEqualTo("http://registry:8081");
    assertThat(StackPlan.missingRoles(at))
        .containsOnly(Role.PRODUCER, Role.ORCHESTRATOR, Role.WORKER, Role.POLLER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "http", "-1", "123456"})
  void refusesWhatIsNoPort(String port) {
    assertThatThrownBy(() -> Surroundings.from(Map.of("PAYOUTS_WORKER_PORT", port)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("PAYOUTS_WORKER_PORT")
        .hasMessageContaining(port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"URL", "KEY", "SECRET", "MERCHANT_UID"})
  void neverTakesHalfAGatewayForTheSandbox(String missing) {
    Map<String, String> environment = new HashMap<>(GATEWAY);
    environment.remove("PAYOUTS_GATEWAY_" + missing);

    assertThatThrownBy(() -> Surroundings.from(environment))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("PAYOUTS_GATEWAY_" + missing);
  }

  /** Nobody need give the orchestrator a secret: it calls nobody. */
  @Test
  void anOrchestratorNeedsMerchantsAlone() {
    Map<String, String> merchants =
        Map.of(
            "PAYOUTS_GATEWAY_MERCHANT_UID", "merchant",
            "PAYOUTS_GATEWAY_LANES_VIP_MERCHANT_UID", "vip");

    assertThat(Surroundings.of(EnumSet.of(Role.ORCHESTRATOR), merchants).gateway())
        .isEqualTo(new Gateway.External(""));
    assertThatThrownBy(() -> Surroundings.of(EnumSet.of(Role.ORCHESTRATOR, Role.WORKER), merchants))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("PAYOUTS_GATEWAY_URL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"URL", "KEY", "SECRET", "LANES_VIP_MERCHANT_UID"})
  void anOrchestratorTakesNoOtherHalfForTheSandbox(String only) {
    Map<String, String> environment = Map.of("PAYOUTS_GATEWAY_" + only, "value");

    assertThatThrownBy(() -> Surroundings.of(EnumSet.of(Role.ORCHESTRATOR), environment))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("PAYOUTS_GATEWAY_");
  }

  @Test
  void anOrchestratorWithoutAnyPaysAtTheSandbox() {
    assertThat(Surroundings.of(EnumSet.of(Role.ORCHESTRATOR), Map.of()).gateway())
        .isEqualTo(new Gateway.Sandbox());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PAYOUTS_GATEWAY_LANES_VIP_URL",
        "payouts.gateway.lanes.vip.url",
        "payouts_gateway_lanes_vip_url"
      })
  void refusesARealLaneBesideTheSandbox(String variable) {
    Map<String, String> environment = Map.of(variable, "https://gateway.example");

    assertThatThrownBy(() -> Surroundings.from(environment))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "payouts.gateway.url (PAYOUTS_GATEWAY_URL) is not set while PAYOUTS_GATEWAY_LANES_VIP_URL is; set the default lane's account too, or unset those of all lanes to pay through the sandbox");
  }

  @Test
  void paysThroughTheSandboxAloneWhereThatIsAsked() {
    Map<String, String> environment = new HashMap<>(GATEWAY);
    environment.put("PAYOUTS_GATEWAY_LANES_VIP_KEY", "key");

    Surroundings at = Surroundings.ofSandbox(environment);

    assertThat(at.gateway()).isEqualTo(new Gateway.Sandbox());
    assertThat(at.environment()).isEmpty();
  }

  @Test
  void readsSettingsAsTheServicesDo() {
    Surroundings at = Surroundings.from(Map.of("PAYOUTS_RULES_CHANNEL_REQUIRED_FOR", "THB"));

    assertThat(at.settings("payouts.rules", RuleSettings.class).policy().channelRequiredFor())
        .containsExactly(PayableCurrency.THB);
  }

  @Test
  void saysInOneSentenceWhatASettingIsNot() {
    Surroundings at = Surroundings.from(Map.of("PAYOUTS_RULES_NOT_BEFORE_AHEAD_MAX", "soon"));

    assertThatThrownBy(() -> at.settings("payouts.rules", RuleSettings.class))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "payouts.rules.not-before-ahead-max (PAYOUTS_RULES_NOT_BEFORE_AHEAD_MAX) is not a duration, such as 500ms, 30s or 5m");
  }

  @Test
  void takesTheSecretFromAFileToo() {
    Map<String, String> environment = new HashMap<>(GATEWAY);
    environment.remove("PAYOUTS_GATEWAY_SECRET");
    environment.put("PAYOUTS_GATEWAY_SECRET_FILE", "secret.txt");

    assertThat(Surroundings.from(environment).gateway())
        .isEqualTo(new Gateway.External("https://gateway.example"));
  }

  @Test
  void keepsTheSecretToItself() {
    assertThat(Surroundings.from(GATEWAY).toString()).doesNotContain("secret");
  }

  @Test
  void standsApartFromWhateverIsSet() {
    Map<String, String> environment = new HashMap<>(GATEWAY);
    environment.put("PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", "broker:9092");

    Surroundings apart = Surroundings.from(environment).apart(Ports.free(), Path.of("tmp"));

    assertThat(StackPlan.missingRoles(apart)).isEqualTo(EnumSet.allOf(Role.class));
    assertThat(apart.kafka()).startsWith("127.0.0.1:");
  }
}
