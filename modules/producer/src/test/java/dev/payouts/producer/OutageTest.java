package dev.payouts.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.localstack.LocalStack;
import dev.payouts.producer.RunningProducer.Answer;
import dev.payouts.topics.Topics;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The producer while its broker or its registry is away, on a stack of its own. */
class OutageTest {
  private static final Map<String, Object> SHORT_LIMIT =
      Map.of("payouts.producer.delivery-limit", "2s");
  private static final String HEADER = "payout_id,amount,currency,country,payment,payee_account\n";
  private static final String CELLS = ",1,THB,TH,bank,0123456789\n";
  private static final String PAYOUT =
      """
      {"payout_id": "outage-1", "amount": "1", "currency": "THB", "country": "TH", "payment": "bank",
       "payee": {"account": "1"}}""";

  private static LocalStack stack;

  @BeforeAll
  static void start() {
    stack = LocalStack.start();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void saysThatFateIsUnknownWhileTheBrokerIsAwayAndRecovers() throws Exception {
    try (RunningProducer producer = RunningProducer.start(stack, SHORT_LIMIT)) {
      assertThat(producer.post("/v1/payouts", "application/json", PAYOUT).status()).isEqualTo(202);
      stack.kafka().kill();

      Answer one = producer.post("/v1/payouts", "application/json", PAYOUT);
      assertThat(one.status()).isEqualTo(503);
      assertThat(one.type()).isEqualTo("application/problem+json");
      assertThat(one.json().text("detail"))
          .isEqualTo(
              "Whether it was written is not known. Send it again under the same payout id: it is paid once");
      assertThat(producer.get("/actuator/health/readiness").status()).isEqualTo(503);
      assertThat(producer.get("/actuator/health/liveness").status()).isEqualTo(200);

      Answer batch =
          producer.post(
              "/v1/payouts/batch", "text/csv", HEADER + "a&b" + CELLS + "outage-2" + CELLS);
      assertThat(batch.lines().stream().map(line -> line.text("status")))
          .containsExactly("rejected", "failed", "");
      assertThat(batch.lines().getLast().text("failed")).isEqualTo("1");

      stack.kafka().restart();
      assertThat(producer.post("/v1/payouts", "application/json", PAYOUT).status()).isEqualTo(202);
      assertThat(producer.get("/actuator/health/readiness").status()).isEqualTo(200);
      assertThat(producer.values(Topics.COMMANDS, "outage-1")).hasSizeBetween(2, 3);
    }
  }

  @Test
  void waitsForRegistryThatIsAwayAtStart() throws Exception {
    stack.registry().stop();
    CompletableFuture<RunningProducer> starting =
        CompletableFuture.supplyAsync(() -> RunningProducer.start(stack, Map.of()));
    assertThatThrownBy(() -> starting.get(2, TimeUnit.SECONDS))
        .isInstanceOf(TimeoutException.class);

    stack.registry().restart();

    try (RunningProducer producer = starting.get(60, TimeUnit.SECONDS)) {
      assertThat(producer.post("/v1/payouts", "application/json", PAYOUT).status()).isEqualTo(202);
    }
  }

  @Test
  void saysWhichRegistryDidNotAnswer() {
    assertThatThrownBy(
            () ->
                RunningProducer.start(
                    stack,
                    Map.of(
                        "payouts.schema-registry.url", "http://127.0.0.1:1",
                        "payouts.startup.patience", "1s")))
        .rootCause()
        .isNotNull();
  }
}
