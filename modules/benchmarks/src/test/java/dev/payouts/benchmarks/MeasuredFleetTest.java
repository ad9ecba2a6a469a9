package dev.payouts.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasuredFleetTest {
  @Test
  void theEnvironmentWinsOverWhatABenchmarkChooses() {
    assertThat(
            MeasuredFleet.over(
                Map.of("PAYOUTS_POLICY_INQUIRY_FIRST", "2s", "PAYOUTS_REQUESTS_BATCH_MAX", "10"),
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
            MeasuredFleet.over(
                Map.of(
                    "PAYOUTS_ORCHESTRATOR_PORT", "1",
                    "PAYOUTS_ORCHESTRATOR_INSTANCE", "7",
                    "PAYOUTS_GATEWAY_URL", "https://gateway.example",
                    "PATH", "/bin"),
                Map.of()))
        .isEmpty();
  }
}
