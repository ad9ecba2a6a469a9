package dev.payouts.orchestrator.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.localstack.LocalStack;
import dev.payouts.orchestrator.RunningOrchestrator;
import dev.payouts.orchestrator.RunningOrchestrator.Answer;
import dev.payouts.service.access.ApiRole;
import dev.payouts.service.access.KeyLines;
import dev.payouts.testing.Await;
import dev.payouts.testing.Certificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two orchestrators that ask for API keys and speak TLS, to their callers and to each other. */
class GuardedInstancesTest {
  private static final String READ = "key-of-monitoring";
  private static final String OPERATE = "key-of-sre";

  /** Enough to be spread over all partitions. */
  private static final List<String> IDS =
      IntStream.range(0, 40).mapToObj(i -> "guarded-" + i).toList();

  @TempDir private static Path directory;
  private static Path log = Path.of("log");

  /** Of its own: other applications would take its payouts for a state that is lost. */
  private static LocalStack stack;

  private static RunningOrchestrator first;
  private static RunningOrchestrator second;

  @BeforeAll
  static void start() throws IOException {
    log = directory.resolve("log");
    stack = LocalStack.start();
    Path keys = directory.resolve("keys");
    Files.write(
        keys,
        List.of(
            KeyLines.line("monitoring", Set.of(ApiRole.READ), READ),
            KeyLines.line("sre", Set.of(ApiRole.OPERATE), OPERATE)));
    Certificate certificate = Certificate.make(directory, "tls");
    first = start("1", keys, certificate);
    second = start("2", keys, certificate);
    IDS.forEach(id -> first.submit(id, RunningOrchestrator.scheduled()));
  }

  private static RunningOrchestrator start(String instance, Path keys, Certificate certificate) {
    Map<String, Object> settings = new HashMap<>();
    // Under which the other finds it.
    settings.put("server.port", freePort());
    settings.put("payouts.orchestrator.application-id", "guarded");
    settings.put("payouts.orchestrator.instance", instance);
    settings.put("payouts.access.keys-file", keys.toString());
    settings.put("payouts.tls.certificate-file", certificate.certificate().toString());
    settings.put("payouts.tls.private-key-file", certificate.key().toString());
    settings.put("payouts.tls.authority-file", certificate.certificate().toString());
    settings.put("logging.file.name", log.toString());
    // Instead of that of the other tests, which writes no file.
    settings.put("logging.config", "classpath:logback-to-file.xml");
    return RunningOrchestrator.start(stack, directory.resolve(instance), settings, certificate);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stop() {
    second.close();
    first.close();
    stack.close();
  }

  @Test
  void passTheCallersKeyOnToTheOwner() {
    Await.until(
        "each owns some and each tells of all",
        () ->
            owned(first) > 0
                && owned(second) > 0
                && IDS.stream().allMatch(id -> tells(first, id) && tells(second, id)));

    for (String id : IDS) {
      assertThat(first.send("GET", "/v1/payouts/" + id, "*/*").status()).isEqualTo(401);
      assertThat(ask(first, "GET", "/v1/payouts/" + id, OPERATE).status()).isEqualTo(403);
      assertThat(ask(first, "GET", "/v1/payouts/" + id, READ))
          .isEqualTo(ask(second, "GET", "/v1/payouts/" + id, READ));
    }
  }

  @Test
  void leaveALineForEachTurnOfALanesSwitch() throws IOException {
    assertThat(ask(first, "POST", "/v1/lanes/default/close", OPERATE).status()).isEqualTo(200);
    assertThat(ask(first, "POST", "/v1/lanes/default/open", OPERATE).status()).isEqualTo(200);
    assertThat(ask(first, "POST", "/v1/lanes/other/close", OPERATE).status()).isEqualTo(404);
    assertThat(ask(first, "POST", "/v1/lanes/default/close", READ).status()).isEqualTo(403);

    assertThat(Files.readAllLines(log).stream().filter(line -> line.contains("caller=")))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .contains("caller=\"sre\" action=\"open=false\" subject=\"default\""),
            line ->
                assertThat(line)
                    .contains("caller=\"sre\" action=\"open=true\" subject=\"default\""));
    assertThat(Files.readString(log)).doesNotContain(READ, OPERATE);
  }

  private static boolean tells(RunningOrchestrator orchestrator, String id) {
    return ask(orchestrator, "GET", "/v1/payouts/" + id, READ).status() == 200;
  }

  private static long owned(RunningOrchestrator orchestrator) {
    return IDS.stream()
        .filter(
            id ->
                ask(orchestrator, "GET", "/v1/payouts/" + id + "?forwarded=true", READ).status()
                    == 200)
        .count();
  }

  private static Answer ask(
      RunningOrchestrator orchestrator, String method, String path, String key) {
    return orchestrator.send(method, path, "*/*", "Authorization", "Bearer " + key);
  }
}
