package dev.payouts.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.FieldViolation;
import dev.payouts.avro.Payee;
import dev.payouts.avro.PayoutRejection;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.localstack.LocalStack;
import dev.payouts.testing.Await;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The setting that makes the producer refuse a payout makes the orchestrator refuse it too. */
class RulesTest {
  private static final SubmitPayout WITHOUT_CHANNEL =
      SubmitPayout.newBuilder()
          .setAmount(new BigDecimal("100.000000"))
          .setCurrency("THB")
          .setCountry("TH")
          .setPayment("bank")
          .setPayee(new Payee("0123456789", null, null))
          .build();

  @Test
  void takesPayoutWithoutChannelByDefault(@TempDir Path state) {
    try (var orchestrator = start(state, "lenient", Map.of())) {
      orchestrator.submit("rules-1", WITHOUT_CHANNEL);

      Await.until("it is taken", () -> orchestrator.get("/v1/payouts/rules-1").status() == 200);
    }
  }

  @Test
  void refusesWhatTheRulesAreSetToRefuse(@TempDir Path state) {
    Map<String, Object> strict = Map.of("payouts.rules.channel-required-for", "THB");
    try (var orchestrator = start(state, "strict", strict);
        var rejections = orchestrator.rejections()) {
      orchestrator.submit("rules-2", WITHOUT_CHANNEL);

      PayoutRejection rejection =
          rejections.await("a rejection", one -> one.getPayoutId().equals("rules-2"));
      assertThat(rejection.getCode()).isEqualTo("invalid");
      assertThat(rejection.getViolations())
          .containsExactly(new FieldViolation("channel", "is missing; THB needs one"));
      Await.until("it is unknown", () -> orchestrator.get("/v1/payouts/rules-2").status() == 404);
    }
  }

  private static RunningOrchestrator start(Path state, String id, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("payouts.orchestrator.application-id", id);
    all.put("payouts.orchestrator.adopt", "true");
    return RunningOrchestrator.start(LocalStack.shared(), state, all);
  }
}
