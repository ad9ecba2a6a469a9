package dev.payouts.orchestrator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.LaneSetting;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.localstack.LocalStack;
import dev.payouts.orchestrator.RunningOrchestrator;
import dev.payouts.orchestrator.RunningOrchestrator.Answer;
import dev.payouts.service.Decoding.Decoded;
import dev.payouts.service.Decoding.Undecodable;
import dev.payouts.service.KafkaSettings;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.SchemaRegistrySettings;
import dev.payouts.testing.Await;
import dev.payouts.testing.TopicReader;
import dev.payouts.testing.TopicWriter;
import dev.payouts.topics.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What is set on one of two orchestrators, on a stack of their own. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LaneInstancesTest {
  @TempDir private static Path directory;
  private static LocalStack stack;
  private static KafkaSettings kafka;
  private static PayoutCodecs codecs;
  private static RunningOrchestrator first;
  private static RunningOrchestrator second;

  @BeforeAll
  static void start() {
    stack = LocalStack.start();
    kafka = new KafkaSettings(stack.kafka().bootstrapServers(), Map.of());
    codecs = PayoutCodecs.of(new SchemaRegistrySettings(stack.registry().url(), Map.of()));
    first = start("1");
    second = start("2");
  }

  private static RunningOrchestrator start(String instance) {
    Map<String, Object> settings =
        Map.of(
            "payouts.orchestrator.application-id", "lanes",
            "payouts.orchestrator.instance", instance,
            "payouts.orchestrator.session-limit", "6s",
            "payouts.lanes.default.window", "400",
            "payouts.lanes.shut.open", "false");
    return RunningOrchestrator.start(stack, directory.resolve(instance), settings);
  }

  @AfterAll
  static void stop() {
    second.close();
    first.close();
    stack.close();
  }

  @Test
  @Order(1)
  void holdsOnBothWithWhoAndWhy() {
    Answer answer =
        first.patch(
            "/v1/lanes/default",
            "{\"window\":40,\"rate_per_second\":2.5,\"operator\":\"sre\",\"reason\":\"they asked\"}");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(lane(answer)).containsEntry("window", 40).containsEntry("rate_per_second", 2.5);
    assertThat(map(lane(answer), "set")).containsOnlyKeys("window", "rate_per_second");
    assertThat(map(map(lane(answer), "set"), "window"))
        .containsEntry("operator", "sre")
        .containsEntry("reason", "they asked")
        .containsKey("at");
    Await.until(
        "the other has it", () -> map(lane(second), "set").equals(map(lane(answer), "set")));
    assertThat(lane(second)).containsEntry("window", 40).containsEntry("rate_per_second", 2.5);
  }

  /** Each field by itself: whoever closes a lane and whoever resizes it do not undo each other. */
  @Test
  @Order(2)
  void oneFieldLeavesTheOthersAlone() {
    assertThat(second.send("POST", "/v1/lanes/default/close", "*/*").status()).isEqualTo(200);
    assertThat(first.patch("/v1/lanes/default", "{\"window\":null}").status()).isEqualTo(200);

    Await.until(
        "both have both",
        () ->
            List.of(first, second).stream()
                .allMatch(
                    one ->
                        has(lane(one), "open", false)
                            && has(lane(one), "window", 400)
                            && has(lane(one), "rate_per_second", 2.5)));
  }

  @Test
  @Order(3)
  void aClosedLanePaysNothingAfterARestart() {
    second.close();
    first.close();
    first = start("1");
    second = start("2");
    assertThat(lane(first)).containsEntry("open", false).containsEntry("rate_per_second", 2.5);
    assertThat(lane(second)).containsEntry("open", false).containsEntry("rate_per_second", 2.5);

    first.submit("closed-1", now());
    Await.until(
        "it waits",
        () -> first.get("/v1/payouts/closed-1").body().contains("\"state\":\"QUEUED\""));
    try (TopicReader<GatewayRequest> requests = requests()) {
      assertThat(second.send("POST", "/v1/lanes/default/open", "*/*").status()).isEqualTo(200);
      var _ = requests.await("its attempt", one -> one.getPayoutId().equals("closed-1"));
    }
  }

  @Test
  @Order(4)
  void whatTheConfigurationClosesIsOpenedThere() {
    Answer answer = first.send("POST", "/v1/lanes/shut/open", "*/*");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json())
        .containsEntry("type", "urn:payouts:problem:configured-closed")
        .containsEntry(
            "detail",
            "The configuration closes this lane (payouts.lanes.shut.open is false); open it there");
    assertThat(map(first.get("/v1/lanes").json(), "shut")).containsEntry("open", false);
    assertThat(first.patch("/v1/lanes/shut", "{\"open\":false,\"window\":7}").status())
        .isEqualTo(200);
  }

  @Test
  @Order(5)
  void recordsThatMeanNothingChangeNothing() {
    Map<String, Object> before = lane(second);
    try (TopicWriter<LaneSetting> writer = new TopicWriter<>(kafka, codecs.of(Topics.LANES))) {
      var _ = writer.write("default/window", setting("default").setWindow(-1).build());
      var _ = writer.write("default/window", setting("other").setWindow(3).build());
      var _ = writer.write("default/colour", setting("default").setWindow(3).build());
      var _ = writer.write("unheard-of/open", setting("unheard-of").setOpen(false).build());
      var _ = writer.write("default/window", new byte[] {7, 7});
      var _ = writer.write("", new byte[0]);
    }

    assertThat(first.patch("/v1/lanes/shut", "{\"window\":9}").status()).isEqualTo(200);
    Await.until(
        "the other goes on", () -> has(map(second.get("/v1/lanes").json(), "shut"), "window", 9));
    Map<String, Object> after = new HashMap<>(lane(second));
    assertThat(map(after, "set").keySet()).containsExactlyElementsOf(keys(before));
    assertThat(after.get("window")).isEqualTo(before.get("window"));
  }

  private static List<String> keys(Map<String, Object> lane) {
    return List.copyOf(map(lane, "set").keySet());
  }

  @Test
  @Order(6)
  void isFollowedAgainAfterAnOutage() {
    stack.kafka().kill();
    Answer during = first.patch("/v1/lanes/default", "{\"inquiry_window\":11}");
    assertThat(during.status()).isEqualTo(503);
    assertThat(during.json()).containsEntry("type", "urn:payouts:problem:not-confirmed");
    stack.kafka().restart();

    Await.until(
        "a change is taken again",
        () -> first.patch("/v1/lanes/default", "{\"inquiry_window\":12}").status() == 200);
    Await.until("the other follows", () -> has(lane(second), "inquiry_window", 12));
  }

  private static LaneSetting.Builder setting(String lane) {
    return LaneSetting.newBuilder().setLane(lane).setOperator("test").setSetAt(Instant.EPOCH);
  }

  private static SubmitPayout now() {
    return SubmitPayout.newBuilder(RunningOrchestrator.scheduled()).setNotBefore(null).build();
  }

  private static TopicReader<GatewayRequest> requests() {
    var codec = codecs.of(Topics.SUBMISSIONS);
    return new TopicReader<>(
        kafka,
        Topics.SUBMISSIONS.name(),
        entry ->
            switch (codec.deserialize(entry.value())) {
              case Decoded<GatewayRequest>(GatewayRequest value) -> value;
              case Undecodable<GatewayRequest> bad -> throw new AssertionError(bad);
            });
  }

  private static Map<String, Object> lane(RunningOrchestrator orchestrator) {
    return lane(orchestrator.get("/v1/lanes"));
  }

  private static Map<String, Object> lane(Answer answer) {
    return map(answer.json(), "default");
  }

  @SuppressWarnings("unchecked") // JSON objects are maps by text.
  private static Map<String, Object> map(Map<String, Object> json, String name) {
    return (Map<String, Object>) Objects.requireNonNull(json.get(name));
  }

  private static boolean has(Map<String, Object> json, String name, Object value) {
    return value.equals(json.get(name));
  }
}
