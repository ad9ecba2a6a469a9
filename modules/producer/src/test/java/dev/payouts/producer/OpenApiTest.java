package dev.payouts.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.localstack.LocalStack;
import dev.payouts.producer.Probes.Answer;
import dev.payouts.service.access.ApiRole;
import dev.payouts.service.access.KeyLines;
import dev.payouts.testing.Endpoint;
import dev.payouts.testing.OpenApi;
import dev.payouts.testing.OpenApi.Operation;
import dev.payouts.testing.OpenApi.Response;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/openapi.yaml says what the running producer does, no less and no more. */
class OpenApiTest {
  private static final OpenApi API = OpenApi.read(Path.of("..", "..", "docs", "openapi.yaml"));
  private static final String SERVER = "http://127.0.0.1:8081";
  private static final Map<String, Object> SETTINGS =
      Map.of(
          "management.endpoints.web.exposure.include", "mappings",
          "payouts.producer.batches-max", "1",
          "payouts.producer.delivery-limit", "2s");

  private static final String OTHER_KEY = "key-of-other-desk";
  private static final String HASTY_KEY = "key-of-hasty-desk";

  private static Set<Endpoint> running = Set.of();
  private static Probes probes = new Probes(API);

  static List<Operation> operations() {
    return API.operations().stream().filter(one -> one.server().equals(SERVER)).toList();
  }

  /** On a stack of its own, because the last answers are those without a broker. */
  @BeforeAll
  static void probe(@TempDir Path directory) throws Exception {
    List<Operation> all = operations();
    Operation batch = operation("submitBatch");
    Operation callback = operation("callback");
    List<Operation> others = all.stream().filter(one -> !one.equals(batch)).toList();
    try (LocalStack stack = LocalStack.start();
        RunningProducer producer = RunningProducer.start(stack, SETTINGS)) {
      running = Endpoint.running(Json.parse(producer.get("/actuator/mappings").body()).values());
      probes.sendExamples(producer, all);
      probes.sendWhatHttpRefuses(producer, all);
      probes.sendForgedCallback(producer, callback);
      probes.sendBatchWithoutHeader(producer, batch);
      probes.sendBatchToBusy(producer, batch);
      try (RunningProducer without = without(stack)) {
        probes.sendFirstExamples(without, List.of(callback));
      }
      try (RunningProducer guarded = guarded(stack, directory.resolve("keys"))) {
        probes.sendWithoutRight(
            guarded,
            all.stream().filter(one -> !one.equals(callback)).toList(),
            OTHER_KEY,
            HASTY_KEY);
      }
      try (RunningProducer faulty = RunningProducer.start(stack, SETTINGS)) {
        faulty.bean("prometheusMeterRegistry", MeterRegistry.class).config().meterFilter(fault());
        probes.sendFirstExamples(faulty, others);
      }
      stack.kafka().kill();
      probes.sendFirstExamples(producer, others);
      probes.sendBatch(producer, batch);
    }
  }

  private static RunningProducer without(LocalStack stack) {
    Map<String, Object> settings = new HashMap<>(SETTINGS);
    settings.put("payouts.gateway.key", "");
    return RunningProducer.start(stack, settings);
  }

  private static RunningProducer guarded(LocalStack stack, Path keys) throws IOException {
    Files.write(
        keys,
        List.of(
            KeyLines.line("other-desk", Set.of(ApiRole.READ), OTHER_KEY),
            KeyLines.line("hasty-desk", Set.of(ApiRole.READ), HASTY_KEY) + " 1/s"));
    Map<String, Object> settings = new HashMap<>(SETTINGS);
    settings.put("payouts.access.keys-file", keys.toString());
    return RunningProducer.start(stack, settings);
  }

  /** A fault in the middle of a request, where nobody expects one. */
  private static MeterFilter fault() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        if (id.getName().endsWith("received")) {
          throw new IllegalStateException("planted");
        }
        return id;
      }
    };
  }

  @AfterAll
  static void close() {
    probes.close();
  }

  @Test
  void namesEveryEndpointAndNoOther() {
    assertThat(operations().stream().map(Operation::endpoint))
        .containsExactlyInAnyOrderElementsOf(running);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void namesEveryAnswerAndNoOther(Operation operation) {
    assertThat(kinds(API.responses(operation).stream().map(OpenApiTest::kind)))
        .isEqualTo(kinds(probes.of(operation).stream().map(OpenApiTest::kind)));
  }

  private static Set<String> kinds(Stream<String> kinds) {
    return kinds.collect(Collectors.toCollection(TreeSet::new));
  }

  private static String kind(Response response) {
    boolean retry = response.headers().contains("Retry-After");
    return response.status() + " " + response.type() + (retry ? " Retry-After" : "");
  }

  private static String kind(Answer answer) {
    boolean retry = answer.headers().contains("retry-after");
    return answer.status() + " " + answer.type() + (retry ? " Retry-After" : "");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void showsRequestsThatAreTaken(Operation operation) {
    List<String> faults = new ArrayList<>();
    for (OpenApi.Request request : API.requests(operation)) {
      assertThat(request.examples()).as(request.type()).isNotEmpty();
      request.examples().forEach(one -> faults.addAll(API.faults(request.schema(), one)));
    }
    assertThat(faults).isEmpty();
    int examples = API.requests(operation).stream().mapToInt(one -> one.examples().size()).sum();
    assertThat(probes.of(operation).stream().limit(examples).map(Answer::status))
        .allMatch(status -> status == 200 || status == 202);
    assertThat(
            probes.of(operation).stream()
                .limit(examples)
                .flatMap(answer -> bodies(answer).stream())
                .filter(body -> body instanceof Map<?, ?> line && line.containsKey("failed")))
        .allSatisfy(
            counts ->
                assertThat(OpenApi.map(counts))
                    .containsEntry("rejected", 0)
                    .containsEntry("failed", 0));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void describesEveryBody(Operation operation) {
    for (Answer answer : probes.of(operation)) {
      for (Object body : bodies(answer)) {
        assertThat(API.faults(response(operation, answer).schema(), body))
            .as(answer.toString())
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void showsAnswersThatAreGiven(Operation operation) {
    for (Response response : API.responses(operation)) {
      List<Object> given =
          probes.of(operation).stream()
              .filter(answer -> response.equals(response(operation, answer)))
              .flatMap(answer -> bodies(answer).stream())
              .map(OpenApiTest::comparable)
              .toList();
      assertThat(response.examples()).as(operation + " " + response.status()).isNotEmpty();
      assertThat(given)
          .as(operation + " " + response.status())
          .containsAll(response.examples().stream().map(OpenApiTest::comparable).toList());
    }
  }

  @Test
  void namesEveryProblemAndNoOther() {
    Set<String> types =
        new TreeSet<>(
            Set.of(
                "about:blank",
                "urn:payouts:problem:no-key",
                "urn:payouts:problem:not-allowed",
                "urn:payouts:problem:too-fast",
                // The orchestrator's, whose own test answers with each.
                "urn:payouts:problem:no-lane",
                "urn:payouts:problem:configured-closed",
                "urn:payouts:problem:not-followed"));
    for (Problem problem : Problem.values()) {
      types.add("urn:payouts:problem:" + problem.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    assertThat(API.at("components/schemas/Problem/properties/type/enum"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .containsExactlyInAnyOrderElementsOf(types);
  }

  private static Response response(Operation operation, Answer answer) {
    return API.responses(operation).stream()
        .filter(one -> kind(one).equals(kind(answer)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not documented: " + answer));
  }

  private static List<Object> bodies(Answer answer) {
    return switch (answer.type()) {
      case "application/x-ndjson" ->
          answer.body().lines().map(line -> (Object) Json.parse(line).values()).toList();
      case "text/plain" -> List.of(answer.body());
      default -> List.of(Json.parse(answer.body()).values());
    };
  }

  /** Without what differs from request to request: the id of the command and the path. */
  private static Object comparable(Object body) {
    if (!(body instanceof Map<?, ?> fields)) {
      return body;
    }
    Map<String, Object> same = new HashMap<>(OpenApi.map(fields));
    same.remove("instance");
    same.computeIfPresent("command_id", (_, _) -> "any");
    return same;
  }

  private static Operation operation(String id) {
    return operations().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }
}
