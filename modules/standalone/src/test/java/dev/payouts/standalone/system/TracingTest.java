package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.PayoutCommand;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.SchemaRegistrySettings;
import dev.payouts.service.tracing.PayoutTrace;
import dev.payouts.standalone.stack.Role;
import dev.payouts.testing.Await;
import dev.payouts.testing.Collector.Told;
import dev.payouts.topics.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What the running services tell a collector of a payout. */
class TracingTest {
  private static final String UPSTREAM = "0af7651916cd43dd8448eb211c80319c";
  private static final String CONTEXT = "00-" + UPSTREAM + "-b7ad6b7169203331-01";

  private final PayoutSystem system = PayoutSystem.shared();

  @Test
  void tellsOneTraceFromTheCommandToTheResult() throws Exception {
    Good good = Good.next();
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI payouts = URI.create(system.at().http(Role.PRODUCER) + "/v1/payouts");
      HttpRequest request =
          HttpRequest.newBuilder(payouts)
              .header("Content-Type", "application/json")
              .header("traceparent", CONTEXT)
              .POST(BodyPublishers.ofString(good.json()))
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
    }
    Reckoning.awaitPaid(system, List.of(good));

    PayoutTrace trace = PayoutTrace.of(good.id());
    Await.until("the whole payout is told", () -> steps(trace).containsKey(trace.root()));
    Await.until(
        "both calls are told", () -> names(trace).containsAll(Set.of("order/new", "order/get")));
    Map<String, Told> steps = steps(trace);
    assertThat(names(trace))
        .contains("submit", "Submit", "order/new", "SubmitReplied", "order/get", "InquiryReplied");
    assertThat(steps.values().stream().map(Told::service).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("producer", "orchestrator", "worker", "poller");
    assertThat(steps.values())
        .allSatisfy(
            step -> {
              assertThat(step.about()).containsEntry("payout.id", good.id());
              assertThat(step.parent())
                  .satisfiesAnyOf(
                      parent -> assertThat(steps).containsKey(parent),
                      parent -> assertThat(parent).isEmpty());
            });
    Told whole = by(steps, trace.root());
    assertThat(whole.parent()).isEmpty();
    assertThat(whole.name()).isEqualTo("payout");
    assertThat(whole.about()).containsEntry("payout.status", "COMPLETED");
    // Each goes on from the one before it.
    Told call = one(steps, "order/new");
    Told handed = by(steps, call.parent());
    assertThat(handed.name()).isEqualTo("Submit");
    assertThat(handed.events()).contains("SUBMITTING");
    assertThat(by(steps, handed.parent()).name()).isEqualTo("submit");
    assertThat(one(steps, "submit").links()).containsExactly(UPSTREAM);
    assertThat(one(steps, "SubmitReplied").parent()).isEqualTo(call.id());
    assertThat(call.about()).containsEntry("payout.outcome", "ACCEPTED");
  }

  @Test
  void followsOnACommandThatCameByKafkaAndLeadsOnToTheResult() throws Exception {
    Good good = Good.next();
    PayoutCodecs codecs =
        PayoutCodecs.of(new SchemaRegistrySettings(system.registry().url(), Map.of()));
    PayoutCommand command = good.command();
    var record =
        new ProducerRecord<>(
            Topics.COMMANDS.name(),
            good.id().getBytes(StandardCharsets.UTF_8),
            codecs.of(Topics.COMMANDS).serialize(command));
    record.headers().add("traceparent", CONTEXT.getBytes(StandardCharsets.US_ASCII));
    Map<String, Object> client = Map.of("bootstrap.servers", system.kafka().bootstrapServers());
    try (var producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(record).get();
    }
    Reckoning.awaitPaid(system, List.of(good));

    PayoutTrace trace = PayoutTrace.of(good.id());
    Await.until("its command is told", () -> names(trace).contains("Submit"));
    assertThat(one(steps(trace), "Submit").links()).containsExactly(UPSTREAM);
    assertThat(one(steps(trace), "Submit").parent()).isEqualTo(trace.root());
    assertThat(
            system.flow().records(Topics.RESULTS.name()).stream()
                .filter(
                    result -> new String(result.key(), StandardCharsets.UTF_8).equals(good.id()))
                .map(
                    result ->
                        new String(
                            result.headers().lastHeader("traceparent").value(),
                            StandardCharsets.US_ASCII)))
        .isNotEmpty()
        .allMatch(context -> context.startsWith("00-" + trace.id() + "-"));
  }

  private static Told by(Map<String, Told> steps, String id) {
    return Objects.requireNonNull(steps.get(id), id);
  }

  private static Told one(Map<String, Told> steps, String name) {
    return steps.values().stream()
        .filter(step -> step.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Set<String> names(PayoutTrace trace) {
    return steps(trace).values().stream().map(Told::name).collect(Collectors.toSet());
  }

  /** What was told of it, by its id. */
  private Map<String, Told> steps(PayoutTrace trace) {
    return system.collector().told().stream()
        .filter(step -> step.trace().equals(trace.id()))
        .collect(Collectors.toMap(Told::id, step -> step, (one, again) -> one));
  }
}
