package dev.payouts.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.localstack.LocalStack;
import dev.payouts.orchestrator.RunningOrchestrator.Answer;
import dev.payouts.orchestrator.streams.StreamsLife;
import dev.payouts.testing.Await;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance is ready while it processes, not while its HTTP answers. */
class ReadinessTest {
  private static final String READINESS = "/actuator/health/readiness";

  @Test
  void isNotReadyWhileNothingIsProcessed(@TempDir Path state) {
    Map<String, Object> settings =
        Map.of(
            "payouts.orchestrator.application-id", "readiness",
            "payouts.orchestrator.adopt", "true");
    try (var orchestrator = RunningOrchestrator.start(LocalStack.shared(), state, settings)) {
      Await.until("it is ready", () -> orchestrator.get(READINESS).status() == 200);

      orchestrator.bean(StreamsLife.class).stop();

      Answer stopped = orchestrator.get(READINESS);
      assertThat(stopped.status()).isEqualTo(503);
      assertThat(stopped.body()).contains("\"streams\":{").contains("\"state\":\"not started\"");
      assertThat(orchestrator.get("/actuator/health/liveness").status()).isEqualTo(200);

      orchestrator.bean(StreamsLife.class).start();

      Await.until("it is ready again", () -> orchestrator.get(READINESS).status() == 200);
    }
  }
}
