package dev.payouts.standalone.client;

import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Surroundings;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What an orchestrator says of the lanes. */
public sealed interface LaneCall {
  /** As they are now. Source: docs/openapi.yaml, Lanes. */
  record Lanes(JsonNode byName) implements LaneCall {}

  /** It was not done. */
  record Refused(String why) implements LaneCall {}

  /** Whether it was done is not known. */
  record Unclear(String why) implements LaneCall {}

  /** More than the orchestrator gives Kafka. */
  Duration LIMIT = Duration.ofSeconds(30);

  int CONFLICT = 409;

  /**
   * @throws ClientFailure if nobody answers
   */
  static LaneCall show(Surroundings at) {
    HttpRequest request =
        Http.request(at, Role.ORCHESTRATOR, "/v1/lanes").timeout(LIMIT).GET().build();
    return read(at, Http.call(at, Role.ORCHESTRATOR, request, BodyHandlers.ofString()));
  }

  /**
   * @throws ClientFailure if certainly nothing was done
   */
  static LaneCall change(Surroundings at, LaneChange change) {
    String lane = URLEncoder.encode(change.lane(), StandardCharsets.UTF_8);
    HttpRequest request =
        Http.request(at, Role.ORCHESTRATOR, "/v1/lanes/" + lane)
            .header("Content-Type", "application/json")
            .timeout(LIMIT)
            .method("PATCH", BodyPublishers.ofString(change.json()))
            .build();
    try {
      return read(at, Http.call(at, Role.ORCHESTRATOR, request, BodyHandlers.ofString()));
    } catch (ClientFailure e) {
      if (Http.isUnsent(e) || e.getCause() == null) {
        throw e;
      }
      return new Unclear(String.valueOf(e.getMessage()));
    }
  }

  private static LaneCall read(Surroundings at, HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status == Http.OK) {
      return lanes(at, answer.body());
    }
    String problem = Http.problem(status, answer.body());
    if (status >= Posting.SERVER_ERROR_MIN) {
      return new Unclear(problem);
    }
    boolean ours = !problem.startsWith(Http.NOTHING_SAID);
    if (ours && (status == Http.NOT_FOUND || status == CONFLICT)) {
      return new Refused(problem);
    }
    throw new ClientFailure(
        "the orchestrator at %s refuses: %s".formatted(at.http(Role.ORCHESTRATOR), problem));
  }

  private static LaneCall lanes(Surroundings at, String body) {
    try {
      JsonNode json = Http.JSON.readTree(body);
      if (json.isObject() && json.values().stream().allMatch(one -> one.has("open"))) {
        return new Lanes(json);
      }
    } catch (JacksonException notJson) {
      // Said below.
    }
    throw new ClientFailure(
        "what answers at %s is no orchestrator; is PAYOUTS_ORCHESTRATOR_PORT right?"
            .formatted(at.http(Role.ORCHESTRATOR)));
  }
}
