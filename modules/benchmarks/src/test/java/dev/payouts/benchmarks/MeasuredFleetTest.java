package dev.payouts.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.fleet.FleetPlan.Road;
import dev.payouts.fleet.FleetPlan.Size;
import dev.payouts.octopus.GatewayAccount;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasuredFleetTest {
  @Test
  void theEnvironmentWinsOverWhatABenchmarkChooses() {
    assertThat(
            atSandbox(
                    Map.of(
                        "PAYOUTS_POLICY_INQUIRY_FIRST", "2s", "PAYOUTS_REQUESTS_BATCH_MAX", "10"))
                .over(
                    Map.of("PAYOUTS_POLICY_INQUIRY_FIRST", "1s", "PAYOUTS_GATEWAY_NOTIFY_URL", "")))
        .isEqualTo(
            Map.of(
                "PAYOUTS_POLICY_INQUIRY_FIRST", "2s",
                "PAYOUTS_REQUESTS_BATCH_MAX", "10",
                "PAYOUTS_GATEWAY_NOTIFY_URL", ""));
  }

  @Test
  void whereThingsAreIsLeftToTheFleet() {
    assertThat(
            atSandbox(
                    Map.of(
                        "PAYOUTS_ORCHESTRATOR_PORT", "1",
                        "PAYOUTS_ORCHESTRATOR_INSTANCE", "7",
                        "PAYOUTS_TOPICS_PARTITIONS", "3",
                        "PAYOUTS_GATEWAY_URL", "https://gateway.example",
                        "PATH", "/bin"))
                .over(Map.of()))
        .isEmpty();
  }

  @Test
  void anotherGatewayReplacesTheSandbox() {
    var account =
        new GatewayAccount(URI.create("https://gateway.example"), "key", "secret", "merchant");
    Map<String, String> environment =
        Map.of(
            "PAYOUTS_GATEWAY_URL", "https://gateway.example",
            "PAYOUTS_GATEWAY_SECRET_FILE", "secret.txt");

    var plan =
        new MeasuredFleet(List.of(), Path.of("."), environment, Optional.of(account))
            .plan(Size.ONE_OF_EACH, Map.of());

    assertThat(plan.road()).isEqualTo(Road.ELSEWHERE);
    assertThat(plan.settings()).containsAllEntriesOf(environment);
  }

  private static MeasuredFleet atSandbox(Map<String, String> environment) {
    return new MeasuredFleet(List.of(), Path.of("."), environment, Optional.empty());
  }
}
