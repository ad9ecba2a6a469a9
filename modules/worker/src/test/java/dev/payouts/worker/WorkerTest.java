package dev.payouts.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.SubmitOutcome;
import dev.payouts.localstack.LocalStack;
import dev.payouts.testing.Await;
import dev.payouts.testing.ScriptedGateway;
import dev.payouts.testing.ScriptedGateway.Post;
import dev.payouts.testing.TopicReader;
import dev.payouts.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worker on a real broker and registry, against a gateway that counts. */
class WorkerTest {
  private static Flow flow;

  @BeforeAll
  static void start() {
    flow = new Flow(LocalStack.shared());
  }

  @AfterAll
  static void stop() {
    flow.close();
  }

  @BeforeEach
  void acceptEverything() {
    flow.gateway.script(ScriptedGateway::accept);
  }

  @Test
  void oneSubmissionIsOnePostAndOneReply() {
    try (var _ = flow.worker(Map.of("payouts.gateway.notify-url", "http://us.example/cb"))) {
      flow.submissions.write("w-1", Flow.submission("w-1"));
      var reply = flow.reply("w-1");
      assertThat(reply.getOutcome()).isEqualTo(SubmitOutcome.ACCEPTED);
      assertThat(reply.getAttempt()).isEqualTo(1);
      assertThat(reply.getOrder().getPaymentStatus()).isEqualTo("pending");
    }
    assertThat(flow.gateway.posts().stream().filter(post -> post.orderId().equals("w-1")))
        .singleElement()
        .extracting(Post::path, Post::fields)
        .containsExactly(
            "/octopus/api/order/new",
            Map.ofEntries(
                Map.entry("transaction_type", "expense"),
                Map.entry("merchant_order_id", "w-1"),
                Map.entry("merchant_uid", ScriptedGateway.MERCHANT_UID),
                Map.entry("amount", "100.00"),
                Map.entry("currency", "thb"),
                Map.entry("country", "TH"),
                Map.entry("payment", "bank"),
                Map.entry("response_type", "json"),
                Map.entry("accounting_type", "pay"),
                Map.entry("channel", "promptpay"),
                Map.entry("to", "0123456789"),
                Map.entry("to_name", "Somchai Jaidee"),
                Map.entry("notify_url", "http://us.example/cb")));
  }

  @Test
  void deadlineThatHasPassedIsNotSent() {
    try (var _ = flow.worker(Map.of())) {
      flow.submissions.write("w-2", Flow.submission("w-2", "default", Duration.ofSeconds(-1)));
      var reply = flow.reply("w-2");
      assertThat(reply.getOutcome()).isEqualTo(SubmitOutcome.NOT_SENT);
      assertThat(reply.getReason()).isEqualTo("deadline passed");
    }
    assertThat(flow.gateway.postsOf("w-2")).isZero();
  }

  @Test
  void requestFromTheFutureIsNotSent() {
    Instant later = Instant.now().plus(Duration.ofHours(2));
    try (var _ = flow.worker(Map.of())) {
      flow.submissions.write(
          "w-future", Flow.submission("w-future", "default", later, Duration.ofSeconds(30)));
      var reply = flow.reply("w-future");
      assertThat(reply.getOutcome()).isEqualTo(SubmitOutcome.NOT_SENT);
      assertThat(reply.getReason())
          .matches("it was permitted \\d+ s from now by this machine's clock; .* wrong");
    }
    assertThat(flow.gateway.postsOf("w-future")).isZero();
  }

  @Test
  void laneWithoutAccountIsNotSent() {
    try (var _ = flow.worker(Map.of())) {
      flow.submissions.write("w-3", Flow.submission("w-3", "moon", Duration.ofMinutes(1)));
      var reply = flow.reply("w-3");
      assertThat(reply.getOutcome()).isEqualTo(SubmitOutcome.NOT_SENT);
      assertThat(reply.getReason()).isEqualTo("no gateway account for lane moon");
    }
    assertThat(flow.gateway.postsOf("w-3")).isZero();
  }

  @Test
  void laneCallsWithItsOwnAccount() {
    Map<String, Object> thailand =
        Map.of(
            "payouts.gateway.lanes.thailand.key", ScriptedGateway.KEY,
            "payouts.gateway.lanes.thailand.secret", ScriptedGateway.SECRET,
            "payouts.gateway.lanes.thailand.merchant-uid", "merchant-2");
    try (var _ = flow.worker(thailand)) {
      flow.submissions.write("w-4", Flow.submission("w-4", "thailand", Duration.ofMinutes(1)));
      assertThat(flow.reply("w-4").getOutcome()).isEqualTo(SubmitOutcome.ACCEPTED);
    }
    assertThat(flow.gateway.posts())
        .filteredOn(post -> post.orderId().equals("w-4"))
        .extracting(post -> post.fields().get("merchant_uid"))
        .containsExactly("merchant-2");
  }

  @Test
  void accountOfAnotherMerchantIsNotSent() {
    try (var _ = flow.worker(Map.of())) {
      var request =
          GatewayRequest.newBuilder(Flow.submission("w-merchant"))
              .setMerchantUid("merchant-before")
              .build();
      flow.submissions.write("w-merchant", request);
      var reply = flow.reply("w-merchant");
      assertThat(reply.getOutcome()).isEqualTo(SubmitOutcome.NOT_SENT);
      assertThat(reply.getReason())
          .isEqualTo(
              "the account of lane default is of merchant %s, the payout's is merchant-before",
              ScriptedGateway.MERCHANT_UID);
    }
    assertThat(flow.gateway.postsOf("w-merchant")).isZero();
  }

  @Test
  void callEndsAtTheRequestsLimitHoweverPatientTheWorkerIs() {
    var tested = new CountDownLatch(1);
    flow.gateway.script(
        post -> {
          tested.await();
          return ScriptedGateway.accept(post);
        });
    Map<String, Object> patient =
        Map.of("payouts.gateway.call-limit", "10m", "payouts.gateway.response-limit", "10m");
    try (var _ = flow.worker(patient)) {
      var request =
          GatewayRequest.newBuilder(Flow.submission("w-limit"))
              .setMerchantUid(ScriptedGateway.MERCHANT_UID)
              .setCallLimitMs(300L)
              .build();
      flow.submissions.write("w-limit", request);
      var reply = flow.reply("w-limit");
      assertThat(reply.getOutcome()).isEqualTo(SubmitOutcome.UNKNOWN);
      assertThat(reply.getReason()).isEqualTo("no whole answer within the call limit");
    } finally {
      tested.countDown();
    }
    assertThat(flow.gateway.postsOf("w-limit")).isEqualTo(1);
  }

  @Test
  void undecodableRecordBecomesADeadLetterAndTheNextIsHandled() {
    byte[] broken = {0, 0, 0, 0, 1, 42};
    record Letter(ByteBuffer value, Map<String, String> headers) {}
    try (var letters =
            new TopicReader<>(
                flow.kafka,
                Topics.DEAD_LETTERS,
                record -> new Letter(ByteBuffer.wrap(record.value()), headers(record)));
        var _ = flow.worker(Map.of())) {
      RecordMetadata at = flow.submissions.write(0, "bad", broken);
      flow.submissions.write(0, "w-5", flow.requests.serialize(Flow.submission("w-5")));
      assertThat(flow.reply("w-5").getOutcome()).isEqualTo(SubmitOutcome.ACCEPTED);
      Letter letter = letters.await("dead letter", any -> true);
      assertThat(letter.value()).isEqualTo(ByteBuffer.wrap(broken));
      assertThat(letter.headers())
          .containsEntry("dead-letter.topic", "payout.submissions")
          .containsEntry("dead-letter.partition", "0")
          .containsEntry("dead-letter.offset", String.valueOf(at.offset()))
          .hasEntrySatisfying("dead-letter.reason", reason -> assertThat(reason).isNotBlank());
    }
  }

  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    record
        .headers()
        .forEach(
            header ->
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return headers;
  }

  @Test
  void showsItsFigures() {
    try (var worker = flow.worker(Map.of())) {
      flow.submissions.write("w-12", Flow.submission("w-12"));
      assertThat(flow.reply("w-12").getOutcome()).isEqualTo(SubmitOutcome.ACCEPTED);
      int port = worker.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      assertThat(Readiness.metrics(port))
          .contains(
              "payouts_gateway_calls_seconds_bucket{operation=\"order/new\",outcome=\"ACCEPTED\"")
          .contains("payouts_gateway_in_flight")
          .contains("payouts_replies_lost_total")
          .contains("kafka_consumer_fetch_manager_records_lag");
    }
  }

  @Test
  void wrongSecretIsDeclined() {
    try (var _ = flow.worker(Map.of("payouts.gateway.secret", "wrong"))) {
      flow.submissions.write("w-6", Flow.submission("w-6"));
      assertThat(flow.reply("w-6").getOutcome()).isEqualTo(SubmitOutcome.DECLINED);
    }
  }

  @Test
  void gatewayThatIsDownIsNotSent() {
    try (var _ = flow.worker(Map.of("payouts.gateway.url", "http://127.0.0.1:1"))) {
      flow.submissions.write("w-7", Flow.submission("w-7"));
      assertThat(flow.reply("w-7").getOutcome()).isEqualTo(SubmitOutcome.NOT_SENT);
    }
  }

  @Test
  void gatewayThatSaysNothingReadableIsUnknown() {
    flow.gateway.script(post -> "<html>");
    try (var _ = flow.worker(Map.of())) {
      flow.submissions.write("w-8", Flow.submission("w-8"));
      assertThat(flow.reply("w-8").getOutcome()).isEqualTo(SubmitOutcome.UNKNOWN);
    }
    assertThat(flow.gateway.postsOf("w-8")).isEqualTo(1);
  }

  @Test
  void submissionOfAnAbortedTransactionIsNeverCalled() {
    try (var _ = flow.worker(Map.of())) {
      flow.submissions.writeAborted("w-9", Flow.submission("w-9"));
      flow.submissions.write("w-9", Flow.submission("w-10"));
      assertThat(flow.reply("w-10").getOutcome()).isEqualTo(SubmitOutcome.ACCEPTED);
    }
    assertThat(flow.gateway.postsOf("w-9")).isZero();
  }

  @Test
  void neverMoreCallsThanTheLimit() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch full = new CountDownLatch(4);
    flow.gateway.script(
        post -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          full.countDown();
          full.await();
          now.decrementAndGet();
          return ScriptedGateway.accept(post);
        });
    Map<String, Object> few =
        Map.of("payouts.requests.batch-max", 2, "payouts.requests.in-flight-max", 4);
    try (var _ = flow.worker(few)) {
      for (int i = 0; i < 40; i++) {
        flow.submissions.send("w-11-" + i, Flow.submission("w-11-" + i));
      }
      flow.submissions.flush();
      Await.until(
          "all replies",
          () -> IntStream.range(0, 40).allMatch(i -> flow.replies("w-11-" + i) == 1));
    }
    assertThat(most.get()).isEqualTo(4);
    for (int i = 0; i < 40; i++) {
      assertThat(flow.gateway.postsOf("w-11-" + i)).isEqualTo(1);
    }
  }
}
