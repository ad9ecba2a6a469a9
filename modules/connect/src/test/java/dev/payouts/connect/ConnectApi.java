package dev.payouts.connect;

import dev.payouts.testing.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What users of docs/CONNECT.md tell and ask a worker over HTTP. */
record ConnectApi(URI address, HttpClient http) {
  private static final Pattern STATE = Pattern.compile("\"state\":\"([A-Z_]+)\"");
  private static final Pattern SETTING = Pattern.compile("\"definition\":\\{\"name\":\"([^\"]+)\"");
  private static final String FAILED = "\"state\":\"FAILED\"";

  /** Whether it takes connectors by now. */
  boolean answers() {
    try {
      return http.send(request("/connectors").GET().build(), BodyHandlers.ofString()).statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Makes or changes a connector. */
  void put(String name, Map<String, String> connector) {
    String json = DeployedFiles.json(connector);
    awaitAnswer(request("/connectors/" + name + "/config").PUT(BodyPublishers.ofString(json)));
  }

  void awaitRunning(String name) {
    awaitState(name, "RUNNING");
  }

  /** Waits for the connector and all its tasks. */
  private void awaitState(String name, String state) {
    Await.until(
        name + " in state " + state,
        () -> {
          String status = status(name);
          requireNoFailure(name);
          List<String> states =
              STATE.matcher(status).results().map(found -> found.group(1)).toList();
          return states.size() > (state.equals("STOPPED") ? 0 : 1)
              && states.stream().allMatch(state::equals);
        });
  }

  private String status(String name) {
    return answer(request("/connectors/" + name + "/status").GET()).body();
  }

  void requireNoFailure(String name) {
    String status = status(name);
    if (status.contains(FAILED)) {
      throw new AssertionError(name + " failed: " + status.replace("\\n", "\n"));
    }
  }

  /** Why a task of the connector failed; waits until one has. */
  String awaitFailure(String name) {
    return Await.present(
        "a failed task of " + name,
        () -> Optional.of(status(name)).filter(status -> status.contains(FAILED)));
  }

  /** As docs/CONNECT.md says: stop, forget the offsets, resume. */
  void readAgain(String name) {
    awaitAnswer(request("/connectors/" + name + "/stop").PUT(BodyPublishers.noBody()));
    awaitState(name, "STOPPED");
    awaitAnswer(request("/connectors/" + name + "/offsets").DELETE());
    awaitAnswer(request("/connectors/" + name + "/resume").PUT(BodyPublishers.noBody()));
    awaitState(name, "RUNNING");
  }

  /** The names of all settings that a connector of this kind has, Connect's own included. */
  Set<String> settings(Map<String, String> connector) {
    String type = connector.getOrDefault("connector.class", "");
    String json = DeployedFiles.json(connector);
    String validated =
        answer(
                request("/connector-plugins/" + type + "/config/validate")
                    .PUT(BodyPublishers.ofString(json)))
            .body();
    return SETTING
        .matcher(validated)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  /** As docs/CONNECT.md says: starts again what has failed, and nothing else. */
  void restartFailed(String name) {
    awaitAnswer(
        request("/connectors/" + name + "/restart?includeTasks=true&onlyFailed=true")
            .POST(BodyPublishers.noBody()));
  }

  /** While its group settles, a worker answers that it cannot now. */
  private void awaitAnswer(HttpRequest.Builder request) {
    StringBuilder last = new StringBuilder();
    Await.until(
        "an answer of the worker",
        () -> {
          HttpResponse<String> answer = answer(request);
          last.setLength(0);
          last.append(answer.statusCode()).append(' ').append(answer.body());
          if (answer.statusCode() >= 400 && answer.statusCode() != 409) {
            throw new AssertionError(last.toString());
          }
          return answer.statusCode() < 300;
        });
  }

  private HttpResponse<String> answer(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("the worker does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).header("Content-Type", "application/json");
  }
}
