package dev.payouts.orchestrator.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Cause;
import dev.payouts.core.Phase;
import dev.payouts.core.Timer;
import dev.payouts.localstack.LocalStack;
import dev.payouts.orchestrator.RunningOrchestrator;
import dev.payouts.orchestrator.RunningOrchestrator.Answer;
import dev.payouts.orchestrator.control.LaneFollower;
import dev.payouts.orchestrator.streams.StreamsLife;
import dev.payouts.service.access.ApiRole;
import dev.payouts.service.access.KeyLines;
import dev.payouts.testing.Await;
import dev.payouts.testing.Endpoint;
import dev.payouts.testing.OpenApi;
import dev.payouts.testing.OpenApi.Operation;
import dev.payouts.testing.OpenApi.Response;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/openapi.yaml says what the running orchestrator answers, no less and no more. */
class OpenApiTest {
  private static final OpenApi API = OpenApi.read(Path.of("..", "..", "docs", "openapi.yaml"));
  private static final String SERVER = "http://127.0.0.1:8082";
  private static final String ID = "wage-2026-11-000017";
  private static final String OTHER_KEY = "key-of-other-desk";
  private static final String HASTY_KEY = "key-of-hasty-desk";
  private static final Map<String, List<Answer>> ANSWERS = new HashMap<>();

  private static Set<Endpoint> running = Set.of();

  static List<Operation> operations() {
    return API.operations().stream().filter(one -> one.server().equals(SERVER)).toList();
  }

  @BeforeAll
  static void probe(@TempDir Path state, @TempDir Path directory) throws IOException {
    Map<String, Object> settings =
        Map.of(
            "management.endpoints.web.exposure.include",
            "mappings",
            "payouts.orchestrator.application-id",
            "openapi",
            "payouts.lanes.shut.open",
            "false");
    try (var orchestrator = RunningOrchestrator.start(LocalStack.shared(), state, settings)) {
      running = Endpoint.running(orchestrator.get("/actuator/mappings").json());
      orchestrator.submit(ID, RunningOrchestrator.scheduled());
      Await.until(
          "the payout is known", () -> orchestrator.get("/v1/payouts/" + ID).status() == 200);
      ask(orchestrator, "get", "/v1/payouts/" + ID, "*/*");
      ask(orchestrator, "get", "/v1/payouts/" + ID, "image/png");
      ask(orchestrator, "get", "/v1/payouts/nobody", "*/*");
      ask(orchestrator, "get", "/v1/payouts/a.b", "*/*");
      ask(orchestrator, "lanes", "/v1/lanes", "*/*");
      ask(orchestrator, "lanes", "/v1/lanes", "image/png");
      for (String turn : List.of("open", "close")) {
        ask(orchestrator, turn + "Lane", "/v1/lanes/default/" + turn, "*/*");
        ask(orchestrator, turn + "Lane", "/v1/lanes/default/" + turn, "image/png");
        ask(orchestrator, turn + "Lane", "/v1/lanes/other/" + turn, "*/*");
      }
      ask(orchestrator, "openLane", "/v1/lanes/shut/open", "*/*");
      setLane(orchestrator, "default", "{\"rate_per_second\":null}");
      setLane(orchestrator, "default", "{\"window\":500,\"reason\":\"they asked for it\"}");
      setLane(orchestrator, "default", "{\"window\":0}");
      setLane(orchestrator, "default", "[]");
      setLane(orchestrator, "default", "{" + " ".repeat(9_000) + "}");
      setLane(orchestrator, "other", "{\"window\":500}");
      setLane(orchestrator, "shut", "{\"open\":true}");
      setLane(orchestrator, "default", "{}", "Content-Type", "text/plain");
      setLane(orchestrator, "default", "{}", "Accept", "image/png");
      setLane(orchestrator, "default", "{\"window\":null}");
      ask(orchestrator, "openLane", "/v1/lanes/default/open", "*/*");
      orchestrator.bean(LaneFollower.class).stop();
      ask(orchestrator, "openLane", "/v1/lanes/default/open", "*/*");
      ask(orchestrator, "closeLane", "/v1/lanes/default/close", "*/*");
      setLane(orchestrator, "default", "{\"open\":null}");
      orchestrator.bean(StreamsLife.class).stop();
      ask(orchestrator, "get", "/v1/payouts/" + ID, "*/*");
    }
    Path keys = directory.resolve("keys");
    Files.write(
        keys,
        List.of(
            KeyLines.line("other-desk", Set.of(ApiRole.SUBMIT), OTHER_KEY),
            KeyLines.line("hasty-desk", Set.of(ApiRole.SUBMIT), HASTY_KEY) + " 1/s"));
    Map<String, Object> guarded = new HashMap<>(settings);
    guarded.put("payouts.access.keys-file", keys.toString());
    try (var orchestrator = RunningOrchestrator.start(LocalStack.shared(), state, guarded)) {
      askWithoutRight(orchestrator, "get", "/v1/payouts/" + ID);
      askWithoutRight(orchestrator, "lanes", "/v1/lanes");
      askWithoutRight(orchestrator, "openLane", "/v1/lanes/default/open");
      askWithoutRight(orchestrator, "closeLane", "/v1/lanes/default/close");
      askWithoutRight(orchestrator, "setLane", "/v1/lanes/default");
    }
  }

  private static void setLane(
      RunningOrchestrator orchestrator, String lane, String json, String... headers) {
    Map<String, String> all = new HashMap<>(Map.of("Content-Type", "application/json"));
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    String accept = Objects.requireNonNullElse(all.remove("Accept"), "*/*");
    note(
        "setLane",
        orchestrator.send(
            "PATCH",
            "/v1/lanes/" + lane,
            accept,
            BodyPublishers.ofString(json),
            "Content-Type",
            Objects.requireNonNull(all.get("Content-Type"))));
  }

  private static void note(String operation, Answer answer) {
    ANSWERS.computeIfAbsent(operation, _ -> new ArrayList<>()).add(answer);
  }

  /** Without an API key, with one that has another role, and with one that is too fast. */
  private static void askWithoutRight(
      RunningOrchestrator orchestrator, String operation, String path) {
    ask(orchestrator, operation, path, "*/*");
    ask(orchestrator, operation, path, "*/*", "Authorization", "Bearer " + OTHER_KEY);
    Answer answer;
    do {
      answer = ask(orchestrator, operation, path, "*/*", "Authorization", "Bearer " + HASTY_KEY);
    } while (answer.status() != 429);
  }

  private static Answer ask(
      RunningOrchestrator orchestrator,
      String operation,
      String path,
      String accept,
      String... headers) {
    String method =
        operations().stream()
            .filter(one -> one.id().equals(operation))
            .findFirst()
            .orElseThrow()
            .endpoint()
            .method();
    Answer answer = orchestrator.send(method, path, accept, headers);
    note(operation, answer);
    return answer;
  }

  @Test
  void namesEveryEndpointAndNoOther() {
    assertThat(operations().stream().map(Operation::endpoint))
        .containsExactlyInAnyOrderElementsOf(running);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void namesEveryAnswerAndNoOther(Operation operation) {
    assertThat(kinds(API.responses(operation).stream().map(one -> one.status() + " " + one.type())))
        .isEqualTo(kinds(of(operation).stream().map(one -> one.status() + " " + one.type())));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void describesEveryBody(Operation operation) {
    for (Answer answer : of(operation)) {
      assertThat(API.faults(response(operation, answer).schema(), answer.json()))
          .as(answer.toString())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void showsAnswersThatAreGiven(Operation operation) {
    for (Response response : API.responses(operation)) {
      assertThat(response.examples()).as(operation + " " + response.status()).isNotEmpty();
      assertThat(
              of(operation).stream()
                  .filter(answer -> response.equals(response(operation, answer)))
                  .map(answer -> comparable(answer.json())))
          .containsAll(response.examples().stream().map(OpenApiTest::comparable).toList());
    }
  }

  @Test
  void namesEveryWordOfTheCode() {
    assertThat(words("State/enum")).containsExactlyElementsOf(names(Phase.values()));
    assertThat(words("PayoutView/properties/next/properties/what/enum"))
        .containsExactlyElementsOf(
            names(Timer.Kind.values()).stream().map(one -> one.toLowerCase(Locale.ROOT)).toList());
    assertThat(Stream.of(Cause.values()).map(Cause::word))
        .containsAll(words("Step/properties/cause/examples"));
  }

  private static List<String> words(String place) {
    List<?> words = (List<?>) API.at("components/schemas/" + place);
    return words.stream().map(String::valueOf).toList();
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }

  private static List<Answer> of(Operation operation) {
    return ANSWERS.getOrDefault(operation.id(), List.of());
  }

  private static Set<String> kinds(Stream<String> kinds) {
    return kinds.collect(Collectors.toCollection(TreeSet::new));
  }

  private static Response response(Operation operation, Answer answer) {
    return API.responses(operation).stream()
        .filter(one -> one.status() == answer.status() && one.type().equals(answer.type()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not documented: " + answer));
  }

  /** Without what differs from request to request: times, the path and the kill switch. */
  private static Object comparable(Object body) {
    return switch (body) {
      case Map<?, ?> fields -> {
        Map<String, Object> same = new HashMap<>();
        OpenApi.map(fields)
            .forEach(
                (name, value) -> {
                  if (!Set.of("instance", "at", "accepted_at", "open").contains(name)) {
                    same.put(name, comparable(value));
                  }
                });
        yield same;
      }
      case List<?> list -> list.stream().map(OpenApiTest::comparable).toList();
      default -> body;
    };
  }
}
