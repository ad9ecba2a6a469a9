package dev.payouts.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.SubmitOutcome;
import dev.payouts.gatewayio.Answer;
import dev.payouts.gatewayio.GatewayLane;
import dev.payouts.gatewayio.GatewayRole;
import dev.payouts.gatewayio.Refusal;
import dev.payouts.localstack.LocalStack;
import dev.payouts.octopus.Deadline;
import dev.payouts.service.Service;
import dev.payouts.testing.Await;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A submission is posted at most once, whatever happens around its commit. */
class AtMostOnceTest {
  private static LocalStack stack;
  private static Flow flow;

  @BeforeAll
  static void start() {
    stack = LocalStack.start();
    flow = new Flow(stack);
  }

  @AfterAll
  static void stop() {
    flow.close();
    stack.close();
  }

  /** A role with one step of it replaced. */
  abstract static class AroundRole implements GatewayRole {
    private final GatewayRole role;

    AroundRole(GatewayRole role) {
      this.role = role;
    }

    @Override
    public String name() {
      return role.name();
    }

    @Override
    public Topic<GatewayRequest> topic() {
      return role.topic();
    }

    @Override
    public String operation() {
      return role.operation();
    }

    @Override
    public Delivery delivery() {
      return role.delivery();
    }

    @Override
    public boolean accepts(GatewayRequest request) {
      return role.accepts(request);
    }

    @Override
    public Answer call(GatewayLane lane, GatewayRequest request, Deadline deadline) {
      return role.call(lane, request, deadline);
    }

    @Override
    public Answer refuse(GatewayRequest request, Refusal refusal) {
      return role.refuse(request, refusal);
    }
  }

  /** Holds the batch after the poll and before the commit. */
  private static final class HeldBeforeCommit extends AroundRole {
    final CountDownLatch polled = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);

    HeldBeforeCommit(GatewayRole role) {
      super(role);
    }

    @Override
    public boolean accepts(GatewayRequest request) {
      polled.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return super.accepts(request);
    }
  }

  /** Dies after the commit, just before the call. */
  static final class DiesBeforeCall extends AroundRole {
    DiesBeforeCall(GatewayRole role) {
      super(role);
    }

    @Override
    public Answer call(GatewayLane lane, GatewayRequest request, Deadline deadline) {
      Runtime.getRuntime().halt(137);
      throw new AssertionError("halted");
    }

    static void main(String[] args) {
      Flow.Around.around = DiesBeforeCall::new;
      Service.start(Flow.Around.class, "worker", Map.of(), args);
    }
  }

  @Test
  void workerKilledBetweenCommitAndCallNeverCalls() throws Exception {
    flow.submissions.write(0, "k-1", flow.requests.serialize(Flow.submission("k-1")));
    Process dying = childWorker();
    assertThat(dying.waitFor()).isEqualTo(137);
    try (var _ = flow.worker(Map.of())) {
      flow.submissions.write(0, "k-2", flow.requests.serialize(Flow.submission("k-2")));
      assertThat(flow.reply("k-2").getOutcome()).isEqualTo(SubmitOutcome.ACCEPTED);
    }
    assertThat(flow.gateway.postsOf("k-1")).isZero();
    assertThat(flow.replies("k-1")).isZero();
  }

  private static Process childWorker() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(DiesBeforeCall.class.getName());
    flow.settings(Map.of()).forEach((name, value) -> command.add("--" + name + "=" + value));
    return new ProcessBuilder(command).inheritIO().start();
  }

  @Test
  void fencedWorkerCallsNothing() {
    HeldBeforeCommit[] held = new HeldBeforeCommit[1];
    Map<String, Object> instance = Map.of("payouts.requests.instance-id", "worker-a");
    try (var worker = flow.worker(instance, role -> held[0] = new HeldBeforeCommit(role))) {
      flow.submissions.write("f-1", Flow.submission("f-1"));
      await(held[0].polled);
      List<String> seenByTheOther = new ArrayList<>();
      try (var other = consumerNamed("worker-a")) {
        other.subscribe(List.of(Topics.SUBMISSIONS.name()));
        Await.until(
            "the other has the record",
            () -> {
              other.poll(Duration.ofMillis(200)).forEach(r -> seenByTheOther.add(r.key()));
              return seenByTheOther.contains("f-1");
            });
        held[0].goOn.countDown();
        Await.until(
            "the first has given up",
            () -> {
              other.poll(Duration.ofMillis(200));
              return worker
                      .getBean(MeterRegistry.class)
                      .get("payouts.commits.failed")
                      .counter()
                      .count()
                  > 0;
            });
      }
    }
    assertThat(flow.gateway.postsOf("f-1")).isZero();
    assertThat(flow.replies("f-1")).isZero();
    // Nobody committed it, so the next worker has it.
    try (var _ = flow.worker(Map.of())) {
      assertThat(flow.reply("f-1").getOutcome()).isEqualTo(SubmitOutcome.ACCEPTED);
    }
    assertThat(flow.gateway.postsOf("f-1")).isEqualTo(1);
  }

  private static KafkaConsumer<String, String> consumerNamed(String instance) {
    Map<String, Object> client = flow.kafka.client();
    client.put(ConsumerConfig.GROUP_ID_CONFIG, "payouts-worker");
    client.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
    client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    client.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    return new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer());
  }

  @Test
  void commitThatTimesOutIsRepeatedBeforeTheCall() throws Exception {
    HeldBeforeCommit[] held = new HeldBeforeCommit[1];
    Map<String, Object> quick =
        Map.of("payouts.requests.commit-limit", "1s", "payouts.requests.session-limit", "30s");
    try (var worker = flow.worker(quick, role -> held[0] = new HeldBeforeCommit(role))) {
      flow.submissions.write("t-1", Flow.submission("t-1"));
      await(held[0].polled);
      signal("STOP");
      try {
        held[0].goOn.countDown();
        var failed = worker.getBean(MeterRegistry.class).get("payouts.commits.failed").counter();
        Await.until("a commit has failed", () -> failed.count() > 0);
        assertThat(flow.gateway.postsOf("t-1")).isZero();
      } finally {
        signal("CONT");
      }
      assertThat(flow.reply("t-1").getOutcome()).isEqualTo(SubmitOutcome.ACCEPTED);
    }
    assertThat(flow.gateway.postsOf("t-1")).isEqualTo(1);
  }

  private static void signal(String name) throws Exception {
    String pid = String.valueOf(stack.kafka().pid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
  }

  @Test
  void offsetsSetBackAreDoubtedNotCalledAgain() throws Exception {
    try (var _ = flow.worker(Map.of())) {
      flow.submissions.write("r-1", Flow.submission("r-1"));
      assertThat(flow.reply("r-1").getOutcome()).isEqualTo(SubmitOutcome.ACCEPTED);
    }
    long replies = flow.replies("r-1");
    setOffsetsBack();
    try (var _ = flow.worker(Map.of())) {
      Await.until("the second reply", () -> flow.replies("r-1") > replies);
    }
    // The doubt outlives a restart and ends where new records begin.
    try (var _ = flow.worker(Map.of())) {
      flow.submissions.write("r-1", Flow.submission("r-2"));
      assertThat(flow.reply("r-2").getOutcome()).isEqualTo(SubmitOutcome.ACCEPTED);
    }
    assertThat(flow.gateway.postsOf("r-1")).isEqualTo(1);
    assertThat(flow.lastReply("r-1").getOutcome()).isEqualTo(SubmitOutcome.UNKNOWN);
  }

  private static void setOffsetsBack() throws Exception {
    try (Admin admin = Admin.create(flow.kafka.client())) {
      var committed =
          admin.listConsumerGroupOffsets("payouts-worker").partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, OffsetAndMetadata> first =
          committed.keySet().stream()
              .collect(Collectors.toMap(tp -> tp, tp -> new OffsetAndMetadata(0)));
      AtomicBoolean done = new AtomicBoolean();
      // The group counts as used until its last member has left.
      Await.until(
          "offsets are set back",
          () -> {
            try {
              admin.alterConsumerGroupOffsets("payouts-worker", first).all().get();
              done.set(true);
            } catch (ExecutionException | InterruptedException e) {
              done.set(false);
            }
            return done.get();
          });
    }
  }

  @Test
  void brokerThatGoesAwayAndReturns() throws Exception {
    try (var worker = flow.worker(Map.of())) {
      int port = worker.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      assertThat(Readiness.status(port)).isEqualTo(200);
      stack.kafka().kill();
      Await.until("readiness is down", () -> Readiness.status(port) == 503);
      stack.kafka().restart();
      Await.until("readiness is up", () -> Readiness.status(port) == 200);
      flow.submissions.write("b-1", Flow.submission("b-1"));
      assertThat(flow.reply("b-1").getOutcome()).isEqualTo(SubmitOutcome.ACCEPTED);
    }
    assertThat(flow.gateway.postsOf("b-1")).isEqualTo(1);
  }

  private static void await(CountDownLatch latch) {
    Await.until("the batch is polled", () -> latch.getCount() == 0);
  }
}
