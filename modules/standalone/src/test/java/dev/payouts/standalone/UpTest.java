package dev.payouts.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.stack.Ports;
import dev.payouts.standalone.stack.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's long commands at a terminal: stopped by Ctrl-C and started again. */
class UpTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String READY = "up; Ctrl-C stops it";
  private static final String PAYOUT =
      """
      {"payout_id": "up-1", "amount": "100.00", "currency": "THB", "country": "TH", "payment": "bank",
       "payee": {"account": "0123456789"}}""";

  @TempDir private Path directory;

  private final Ports ports = Ports.free();

  @Test
  @Timeout(300)
  void keepsEverythingOverAStopAndPaysNothingAgain() throws Exception {
    String data = directory.resolve("data").toString();
    String paid;
    try (Launched up = launch("up", "--data", data)) {
      up.awaitLine(READY);
      assertThat(post("/v1/payouts", PAYOUT).statusCode()).isEqualTo(202);
      paid = timeline();

      assertRefusedOn(data);

      up.interrupt();
      up.awaitLine("stopping");
      assertThat(up.linesToTheEnd()).containsExactly("stopped");
      // 128 and SIGINT.
      assertThat(up.exitCode()).isEqualTo(130);
    }
    try (Launched up = launch("up", "--data", data)) {
      up.awaitLine(READY);
      assertThat(timeline()).isEqualTo(paid);
      assertThat(post("/v1/payouts", PAYOUT).statusCode()).isEqualTo(202);
      await(
          Role.ORCHESTRATOR,
          "/actuator/prometheus",
          body -> body.lines().anyMatch(UpTest::isOneDuplicate));

      assertThat(results()).hasSize(1).first().asString().contains("up-1").contains("COMPLETED");
      assertThat(await(Role.SANDBOX, "/sandbox/summary", body -> true))
          .contains("\"orders\":1,", "\"repeated_ids\":0,", "\"paid_twice\":0,");
      up.interrupt();
      up.awaitLine("stopped");
      assertThat(up.exitCode()).isEqualTo(130);
    }
  }

  @Test
  @Timeout(120)
  void interruptedDemoLeavesNothingBehind() throws Exception {
    try (Launched demo = launch("demo")) {
      demo.awaitLine("ready in");

      demo.interrupt();

      assertThat(demo.linesToTheEnd()).noneMatch(line -> line.contains("are kept in"));
      assertThat(demo.exitCode()).isEqualTo(130);
    }
    assertThat(left()).isEmpty();
  }

  @Test
  @Timeout(120)
  void demoInterruptedWhileItStartsLeavesNothingBehind() throws Exception {
    try (Launched demo = launch("demo")) {
      demo.awaitLine("1,000 payouts of");

      demo.interrupt();

      assertThat(demo.exitCode()).isEqualTo(130);
    }
    assertThat(left()).isEmpty();
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> found = Files.list(directory)) {
      return found.filter(path -> path.getFileName().toString().startsWith("payouts-")).toList();
    }
  }

  private void assertRefusedOn(String data) throws Exception {
    try (Launched second = Launched.run(directory, Ports.free(), Map.of(), "up", "--data", data)) {
      assertThat(second.linesToTheEnd())
          .containsExactly(
              "error: "
                  + data
                  + " is in use by another ./payouts up; stop that one or give another --data DIR");
      assertThat(second.exitCode()).isEqualTo(1);
    }
  }

  private List<String> results() throws Exception {
    try (Launched results = launch("results", "--json")) {
      return results.linesToTheEnd();
    }
  }

  /** How the payout got to its end; inquiries may still go on. */
  private String timeline() throws Exception {
    String view =
        await(Role.ORCHESTRATOR, "/v1/payouts/up-1", body -> body.contains("\"COMPLETED\""));
    return view.substring(view.indexOf("\"timeline\""));
  }

  private static boolean isOneDuplicate(String line) {
    return line.startsWith("payouts_duplicates_ignored_total") && line.endsWith(" 1.0");
  }

  private Launched launch(String... words) throws IOException {
    return Launched.run(directory, ports, Map.of(), words);
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(uri(Role.PRODUCER, path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private String await(Role role, String path, Predicate<String> wanted) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    String body = "";
    while (System.nanoTime() - end < 0) {
      HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(role, path)));
      body = answer.body();
      if (answer.statusCode() == 200 && wanted.test(body)) {
        return body;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    throw new AssertionError(path + " still answers " + body);
  }

  private URI uri(Role role, String path) {
    return URI.create("http://127.0.0.1:" + ports.of(role) + path);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
    }
  }
}
