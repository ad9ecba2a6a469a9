package dev.payouts.connect;

import dev.payouts.localstack.Lifeline;
import dev.payouts.testing.Await;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Kafka Connect worker in a process of its own, spoken to by its API as docs/CONNECT.md does. */
final class Worker implements AutoCloseable {
  private static final Path LIBRARIES = Path.of("target/worker").toAbsolutePath();
  static final Path PLUGINS = Path.of("../connect-plugins/target/plugins").toAbsolutePath();
  private static final int STOP_LIMIT_SECONDS = 20;
  private static final Pattern STATE = Pattern.compile("\"state\":\"([A-Z_]+)\"");
  private static final Pattern SETTING = Pattern.compile("\"definition\":\\{\"name\":\"([^\"]+)\"");
  private static final String FAILED = "\"state\":\"FAILED\"";

  private final Process process;
  private final Path log;
  private final URI api;
  private final HttpClient http = HttpClient.newHttpClient();

  private Worker(Process process, Path log, URI api) {
    this.process = process;
    this.log = log;
    this.api = api;
  }

  /**
   * Returns once it takes connectors.
   *
   * @param settings of the worker, with an address of its own under {@code listeners}
   * @param timeZone of the worker's machine
   */
  static Worker start(Path directory, Map<String, String> settings, String timeZone) {
    StringBuilder text = new StringBuilder();
    settings.forEach((name, value) -> text.append(name + "=" + value + "\n"));
    Path log = directory.resolve("worker.log");
    try {
      Path file = Files.writeString(directory.resolve("worker.properties"), text);
      Process process =
          new ProcessBuilder(command(file, timeZone))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Worker worker = new Worker(process, log, URI.create(listener(settings)));
      worker.awaitReady();
      return worker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String listener(Map<String, String> settings) {
    return Optional.ofNullable(settings.get("listeners")).orElseThrow();
  }

  private static List<String> command(Path file, String timeZone) {
    String classPath =
        String.join(
            File.pathSeparator,
            location(WorkerMain.class),
            location(Lifeline.class),
            LIBRARIES.resolve("*").toString());
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Duser.timezone=" + timeZone,
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
        "-cp",
        classPath,
        WorkerMain.class.getName(),
        file.toString());
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void awaitReady() {
    try {
      Await.until("the worker, see " + log, () -> !process.isAlive() || answers());
    } catch (AssertionError late) {
      close();
      throw late;
    }
    if (!process.isAlive()) {
      throw new AssertionError("the worker ended; its log:\n" + log());
    }
  }

  private boolean answers() {
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
        name + " in state " + state + "; the worker's log is " + log,
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
      throw new AssertionError("the worker does not answer; its log:\n" + log(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(api.resolve(path)).header("Content-Type", "application/json");
  }

  /** What it has logged so far. */
  String log() {
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
      if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    http.close();
  }
}
