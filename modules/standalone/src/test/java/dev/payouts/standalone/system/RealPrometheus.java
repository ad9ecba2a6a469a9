package dev.payouts.standalone.system;

import dev.payouts.standalone.deploy.Rules;
import dev.payouts.standalone.deploy.Tool;
import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus that runs with the files of deploy/prometheus; only ports and pace are others. */
final class RealPrometheus implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<Role> ROLES =
      List.of(Role.PRODUCER, Role.ORCHESTRATOR, Role.WORKER, Role.POLLER);
  private static final int STOP_SECONDS_MAX = 20;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final URI address;
  private final Path log;

  private RealPrometheus(Process process, URI address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  /**
   * Skips the test where there is no Prometheus.
   *
   * @param example which configuration
   * @param services where each role listens
   * @param directory for what it writes; what the configuration names beside itself is there
   */
  static RealPrometheus scraping(String example, Function<Role, String> services, Path directory) {
    Path program = Tool.PROMETHEUS.orSkip();
    try {
      Path config =
          Files.writeString(directory.resolve("prometheus.yml"), config(example, services));
      Rules.copyInto(directory);
      Path log = directory.resolve("prometheus.log");
      String place = "127.0.0.1:" + freePort();
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "--config.file=" + config,
                  "--storage.tsdb.path=" + directory.resolve("data"),
                  "--web.listen-address=" + place)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      var prometheus = new RealPrometheus(process, URI.create("http://" + place), log);
      Await.until("Prometheus", prometheus::isReady);
      return prometheus;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String config(String example, Function<Role, String> services) throws IOException {
    String config = Files.readString(Rules.DIRECTORY.resolve(example));
    Surroundings defaults = Surroundings.from(Map.of());
    for (Role role : ROLES) {
      String usual = URI.create(defaults.http(role)).getAuthority();
      if (!config.contains(usual)) {
        throw new AssertionError(example + " does not scrape " + role + " at " + usual);
      }
      config = config.replace(usual, URI.create(services.apply(role)).getAuthority());
    }
    return config.replace("_interval: 15s", "_interval: 1s");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new AssertionError("Prometheus ended: " + log());
    }
    try {
      return send("/-/ready").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** How its targets are: up, or why not. */
  List<String> targets() {
    List<String> targets = new ArrayList<>();
    for (JsonNode target : get("/api/v1/targets").path("activeTargets")) {
      targets.add(
          target.path("labels").path("role").asString("")
              + " "
              + target.path("health").asString("")
              + why(target.path("lastError").asString("")));
    }
    return targets;
  }

  private static String why(String error) {
    return error.isEmpty() ? "" : ": " + error.strip();
  }

  /** Rules that cannot be evaluated, and why; a rule that was not evaluated yet is one of them. */
  List<String> unhealthyRules() {
    List<String> unhealthy = new ArrayList<>();
    for (JsonNode group : get("/api/v1/rules").path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        if (!rule.path("health").asString("").equals("ok")) {
          unhealthy.add(
              rule.path("name").asString("") + ": " + rule.path("lastError").asString(""));
        }
      }
    }
    return unhealthy;
  }

  /** Names of alerts in that state: pending or firing. */
  List<String> alerts(String state) {
    List<String> alerts = new ArrayList<>();
    for (JsonNode alert : get("/api/v1/alerts").path("alerts")) {
      if (alert.path("state").asString("").equals(state)) {
        alerts.add(alert.path("labels").path("alertname").asString(""));
      }
    }
    return alerts;
  }

  /** The series an expression has now. */
  JsonNode query(String expression) {
    String encoded = URLEncoder.encode(expression, StandardCharsets.UTF_8);
    return get("/api/v1/query?query=" + encoded).path("result");
  }

  private JsonNode get(String path) {
    try {
      JsonNode answer = JSON.readTree(send(path).body());
      if (!answer.path("status").asString("").equals("success")) {
        throw new AssertionError(path + ": " + answer);
      }
      return answer.path("data");
    } catch (IOException e) {
      throw new AssertionError("no answer to " + path + ": " + log(), e);
    }
  }

  private HttpResponse<String> send(String path) throws IOException {
    try {
      return client.send(
          HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(20)).build(),
          BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
