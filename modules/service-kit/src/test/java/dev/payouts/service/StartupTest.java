package dev.payouts.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** A start that cannot work, in a process of its own: one sentence on stderr and an exit code. */
class StartupTest {
  /** The smallest service there is. */
  @SpringBootApplication
  @Import(ServiceKit.class)
  static class BareApplication {
    static void main(String[] args) {
      Service.main(() -> Service.start(BareApplication.class, "bare", Map.of(), args));
    }
  }

  record Ended(int code, String stderr) {}

  private static void assertRefused(Ended ended, String sentence) {
    assertThat(ended.stderr()).isEqualTo(sentence);
    assertThat(ended.code()).isEqualTo(1);
  }

  @Test
  void settingThatCannotWork() throws Exception {
    Ended ended = run(Map.of("PAYOUTS_TOPICS_PARTITIONS", "none"));
    assertRefused(
        ended,
        "error: payouts.topics.partitions (PAYOUTS_TOPICS_PARTITIONS) is not a whole number");
  }

  @Test
  void othersCouldReachItAndNobodyGuardsIt() throws Exception {
    Ended ended = run(Map.of("PAYOUTS_BIND_ADDRESS", "0.0.0.0"));
    assertRefused(
        ended,
        "error: whoever reaches 0.0.0.0 could pay, because there are no API keys; set PAYOUTS_ACCESS_KEYS_FILE (see docs/ACCESS.md) or listen on 127.0.0.1 (PAYOUTS_BIND_ADDRESS)");
  }

  @Test
  void keysThatAreNotThere() throws Exception {
    Ended ended = run(Map.of("PAYOUTS_ACCESS_KEYS_FILE", "/nowhere/keys"));
    assertRefused(
        ended,
        "error: payouts.access.keys-file (PAYOUTS_ACCESS_KEYS_FILE) names a file that cannot be read: /nowhere/keys");
  }

  @Test
  void brokerThatDoesNotAnswer() throws Exception {
    Ended ended =
        run(
            Map.of(
                "PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
                "PAYOUTS_STARTUP_PATIENCE", "1s"));
    assertRefused(
        ended,
        "error: Kafka at 127.0.0.1:1 did not answer within 1 s; is it running, and is payouts.kafka.bootstrap-servers (PAYOUTS_KAFKA_BOOTSTRAP_SERVERS) right?");
  }

  @Test
  void portInUse() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ended ended =
          run(
              Map.of(
                  "PAYOUTS_PROVISIONING_ENABLED",
                  "false",
                  "SERVER_PORT",
                  String.valueOf(taken.getLocalPort())));
      assertThat(ended.stderr())
          .startsWith("error: port " + taken.getLocalPort() + " is in use by another process;")
          .hasLineCount(1);
      assertThat(ended.code()).isEqualTo(1);
    }
  }

  private static Ended run(Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(BareApplication.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SERVER_PORT", "0");
    builder.environment().putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    try (var stderr = process.getErrorStream()) {
      String text = new String(stderr.readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), text.strip());
    }
  }
}
