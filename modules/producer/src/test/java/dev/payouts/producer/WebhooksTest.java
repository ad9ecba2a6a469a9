package dev.payouts.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutStatus;
import dev.payouts.localstack.LocalStack;
import dev.payouts.service.KafkaSettings;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.SchemaRegistrySettings;
import dev.payouts.testing.Await;
import dev.payouts.testing.OpenApi;
import dev.payouts.testing.TopicWriter;
import dev.payouts.testing.WebhookReceiver;
import dev.payouts.topics.Topics;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Results on a real broker, told to a real receiver by a whole producer. */
class WebhooksTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static LocalStack stack;
  private static TopicWriter<PayoutResult> results;
  private static int webhooks;

  /** A name of its own for each test, so that none goes on where another ended. */
  private final String name = "shop-" + ++webhooks;

  private final WebhookReceiver receiver = new WebhookReceiver();

  @BeforeAll
  static void start() {
    stack = LocalStack.shared();
    RunningProducer.start(stack, Map.of()).close();
    results = writer(stack);
  }

  private static TopicWriter<PayoutResult> writer(LocalStack on) {
    var kafka = new KafkaSettings(on.kafka().bootstrapServers(), Map.of());
    PayoutCodec<PayoutResult> codec =
        PayoutCodecs.of(new SchemaRegistrySettings(on.registry().url(), Map.of()))
            .of(Topics.RESULTS);
    return new TopicWriter<>(kafka, codec);
  }

  @AfterAll
  static void stop() {
    results.close();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void tellsWhatComesFromNowOnAndIsCommitted() throws Exception {
    results.write("early", result("early", 1, "payroll"));
    try (RunningProducer producer = producer(Map.of("sources", "payroll"))) {
      awaitBegun(producer);
      results.write("mine-1", result("mine-1", 1, "payroll"));
      results.write("other-1", result("other-1", 1, "games"));
      results.writeAborted("aborted", result("aborted", 1, "payroll"));
      results.write("mine-1", result("mine-1", 2, "payroll"));

      Await.until("both revisions", () -> receiver.ids().contains("mine-1:2"));

      assertThat(receiver.ids()).containsExactly("mine-1:1", "mine-1:2");
      WebhookReceiver.Told told = receiver.told().getFirst();
      assertThat(told.isSignedWith(SECRET)).isTrue();
      assertThat(told.type()).isEqualTo("application/json");
      OpenApi api = OpenApi.read(Path.of("..", "..", "docs", "openapi.yaml"));
      assertThat(
              api.faults(
                  api.at("components/schemas/ResultNotice"), Json.parse(told.body()).values()))
          .isEmpty();
      assertThat(Json.parse(told.body()).values())
          .isEqualTo(
              Json.parse(
                      """
                      {"type": "payout.result", "timestamp": "2026-11-28T08:00:01.400Z",
                       "data": {"payout_id": "mine-1", "revision": 1, "status": "COMPLETED",
                        "amount": "90071992547409.930000", "final_amount": null, "currency": "THB",
                        "payee_account_masked": "****6789", "reason": null, "attempts": 1,
                        "payment_uid": "P1", "lane": "default", "source": "payroll",
                        "reference": "Gehälter", "accepted_at": "2026-11-28T08:00:00.050Z",
                        "decided_at": "2026-11-28T08:00:01.400Z"}}""")
                  .values());
    }
  }

  @Test
  void goesOnAfterARestartWithWhatWasNotTold() throws Exception {
    try (RunningProducer producer = producer(Map.of())) {
      awaitBegun(producer);
      results.write("told", result("told", 1, "payroll"));
      Await.until("the first", () -> receiver.ids().contains("told:1"));
      receiver.answering(_ -> 503);
      results.write("kept", result("kept", 1, "payroll"));
      Await.until("a try", () -> receiver.ids().contains("kept:1"));
    }
    results.write("later", result("later", 1, "payroll"));
    int before = receiver.told().size();
    receiver.answering(_ -> 200);

    try (RunningProducer producer = producer(Map.of())) {
      Await.until("both", () -> receiver.told().size() >= before + 2);

      assertThat(receiver.ids().subList(before, receiver.told().size()))
          .containsExactlyInAnyOrder("kept:1", "later:1");
      assertThat(producer.gauge("payouts.webhook.down", "webhook", name)).isZero();
    }
  }

  @Test
  void waitsForNoAnswerThatDoesNotEnd() throws Exception {
    receiver.answering(one -> one.id().startsWith("endless") ? WebhookReceiver.ENDLESS : 200);
    try (RunningProducer producer = producer(Map.of("limit", "300ms"))) {
      awaitBegun(producer);
      results.write("endless", result("endless", 1, "payroll"));
      Await.until(
          "a second try", () -> receiver.ids().stream().filter("endless:1"::equals).count() > 1);
      results.write("next", result("next", 1, "payroll"));
      Await.until("the next", () -> receiver.ids().contains("next:1"));
    }
  }

  @Test
  void tellsNothingTwiceWhenAnotherInstanceComes() throws Exception {
    try (RunningProducer first = producer(Map.of())) {
      awaitBegun(first);
      for (int i = 0; i < 50; i++) {
        results.write("one-" + i, result("one-" + i, 1, "payroll"));
      }
      Await.until("the first fifty", () -> receiver.told().size() >= 50);
      try (RunningProducer second = producer(Map.of())) {
        assertThat(second.port()).isNotEqualTo(first.port());
        for (int i = 0; i < 50; i++) {
          results.write("two-" + i, result("two-" + i, 1, "payroll"));
        }
        Await.until("a hundred", () -> receiver.told().size() >= 100);
      }
    }
    assertThat(receiver.ids()).doesNotHaveDuplicates().hasSize(100);
  }

  @Test
  void goesOnOnceAKilledBrokerIsBack() throws Exception {
    try (LocalStack own = LocalStack.start();
        RunningProducer producer = producer(own, Map.of())) {
      awaitBegun(producer);
      try (TopicWriter<PayoutResult> writer = writer(own)) {
        writer.write("before", result("before", 1, "payroll"));
        Await.until("the first", () -> receiver.ids().contains("before:1"));
        own.kafka().kill();
        assertThat(producer.get("/actuator/health/readiness").status()).isEqualTo(503);
        own.kafka().restart();
        writer.write("after", result("after", 1, "payroll"));
      }
      Await.until("the second", () -> receiver.ids().contains("after:1"));
    }
  }

  /** A new webhook has begun once the group has offsets in every partition. */
  private void awaitBegun(RunningProducer producer) {
    Await.until("the webhook to begin", () -> producer.hasOffsets("payout-webhooks-" + name));
  }

  private RunningProducer producer(Map<String, String> settings) {
    return producer(stack, settings);
  }

  private RunningProducer producer(LocalStack on, Map<String, String> settings) {
    Map<String, Object> all = new HashMap<>();
    String prefix = "payouts.webhooks." + name + ".";
    all.put(prefix + "url", receiver.url());
    all.put(prefix + "secret", SECRET);
    settings.forEach((key, value) -> all.put(prefix + key, value));
    return RunningProducer.start(on, all);
  }

  private static PayoutResult result(String payoutId, int revision, String source) {
    return PayoutResult.newBuilder()
        .setPayoutId(payoutId)
        .setRevision(revision)
        .setStatus(PayoutStatus.COMPLETED)
        .setAmount(new BigDecimal("90071992547409.930000"))
        .setCurrency("THB")
        .setPayeeAccountMasked("****6789")
        .setAttempts(1)
        .setPaymentUid("P1")
        .setLane("default")
        .setSource(source)
        .setReference("Gehälter")
        .setAcceptedAt(Instant.parse("2026-11-28T08:00:00.050Z"))
        .setDecidedAt(Instant.parse("2026-11-28T08:00:01.400Z"))
        .build();
  }
}
