package dev.payouts.standalone.system;

import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The producer's HTTP as its callers see it; keeps every answer. */
final class Entrance {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The producer's answer to one call. */
  record Answer(int status, String body) {
    JsonNode json() {
      return JSON.readTree(body);
    }

    /** Row by row, without the counts, which must be there. */
    List<JsonNode> rows() {
      List<JsonNode> rows = new ArrayList<>();
      body.lines().map(JSON::readTree).forEach(rows::add);
      if (rows.isEmpty() || !rows.removeLast().has("rows")) {
        throw new AssertionError("the answer was cut off: " + body);
      }
      return rows;
    }

    boolean isBatch() {
      return status == 200 && body.contains("\"rows\":");
    }
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Answer> answers = new CopyOnWriteArrayList<>();
  private final Surroundings at;

  Entrance(Surroundings at) {
    this.at = at;
  }

  Answer submit(String json) {
    return post("/v1/payouts", "application/json", BodyPublishers.ofString(json));
  }

  Answer submitCsv(String csv) {
    return post("/v1/payouts/batch", "text/csv", BodyPublishers.ofString(csv));
  }

  Answer callback(String json, String signature) {
    return keep(
        send(
            HttpRequest.newBuilder(address(Role.PRODUCER, "/octopus/callbacks"))
                .header("Content-Type", "application/json")
                .header("Oc-Signature", signature)
                .POST(BodyPublishers.ofString(json))
                .build()));
  }

  private Answer post(String path, String type, BodyPublisher body) {
    return keep(
        send(
            HttpRequest.newBuilder(address(Role.PRODUCER, path))
                .header("Content-Type", type)
                .POST(body)
                .build()));
  }

  /** The page of any service. */
  String page(Role role, String path) {
    return send(HttpRequest.newBuilder(address(role, path)).build()).body();
  }

  /** Whether a service says that it can work. */
  int readiness(Role role) {
    return send(HttpRequest.newBuilder(address(role, "/actuator/health/readiness")).build())
        .status();
  }

  /** What a service exports now. */
  Exposition metrics(Role role) {
    return Exposition.parse(page(role, "/actuator/prometheus"));
  }

  /**
   * A lane's kill switch.
   *
   * @param turn close or open
   */
  void turn(String lane, String turn) {
    Answer answer =
        send(
            HttpRequest.newBuilder(address(Role.ORCHESTRATOR, "/v1/lanes/" + lane + "/" + turn))
                .POST(BodyPublishers.noBody())
                .build());
    if (answer.status() != 200) {
      throw new AssertionError("lane " + lane + ": " + answer.body());
    }
  }

  private Answer keep(Answer answer) {
    answers.add(answer);
    return answer;
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new AssertionError("no answer from " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private URI address(Role role, String path) {
    return URI.create(at.http(role) + path);
  }

  /** Every answer so far. */
  List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** Calls refused as a whole for what was in them, and refused rows of batches. */
  long refused() {
    return answers.stream().mapToLong(Entrance::refused).sum();
  }

  private static long refused(Answer answer) {
    if (answer.isBatch()) {
      return answer.rows().stream()
          .filter(row -> row.path("status").asString("").equals("rejected"))
          .count();
    }
    return answer.status() >= 400 && answer.status() < 500 ? 1 : 0;
  }
}
