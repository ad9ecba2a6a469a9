package dev.payouts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox as a process of its own. */
class SandboxMainTest {
  @TempDir private Path directory;

  private Process start(Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            SandboxMain.class.getName());
    builder.environment().keySet().removeIf(name -> name.startsWith("PAYOUTS_"));
    builder.environment().put("PAYOUTS_SANDBOX_DATA_DIR", directory.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static URI address(Process sandbox) throws IOException {
    String line = new BufferedReader(sandbox.inputReader(StandardCharsets.UTF_8)).readLine();
    assertThat(line)
        .matches(
            "sandbox: http://127\\.0\\.0\\.1:\\d+ OC-Key=sandbox-key secret=sandbox-secret"
                + " merchant_uid=sandbox-merchant");
    return URI.create(line.split(" ", 3)[1]);
  }

  @Test
  void keepsEveryAcknowledgedOrderThroughAKill() throws Exception {
    Process first = start(Map.of());
    List<String> acknowledged = new ArrayList<>();
    try (Merchant merchant = new Merchant(address(first))) {
      AtomicInteger sent = new AtomicInteger();
      Thread killer =
          Thread.startVirtualThread(
              () -> {
                Await.until("some orders", () -> sent.get() > 200);
                first.destroyForcibly();
              });
      orderUntilItDies(merchant, sent, acknowledged);
      killer.join();
    }
    first.waitFor();

    Process second = start(Map.of());
    try (Merchant merchant = new Merchant(address(second))) {
      for (String id : acknowledged) {
        assertThat(merchant.inquire(id).body()).contains("\"merchant_order_id\":\"" + id + "\"");
      }
      assertThat(acknowledged).hasSizeGreaterThan(190);
    } finally {
      second.destroyForcibly().waitFor();
    }
  }

  private static void orderUntilItDies(
      Merchant merchant, AtomicInteger sent, List<String> acknowledged) {
    try {
      for (int i = 0; i < 1_000_000; i++) {
        String id = "k-" + i;
        sent.incrementAndGet();
        if (merchant.order(Merchant.expense(id)).body().contains("success")) {
          acknowledged.add(id);
        }
      }
    } catch (IOException e) {
      // It was killed, as wanted.
    }
  }

  @Test
  void endsWithOneSentenceOnABadSetting() throws Exception {
    Process sandbox = start(Map.of("PAYOUTS_SANDBOX_PORT", "http"));

    assertThat(sandbox.waitFor()).isEqualTo(2);
    assertThat(errors(sandbox))
        .isEqualTo("sandbox: PAYOUTS_SANDBOX_PORT must be a whole number, not http.\n");
  }

  @Test
  void endsWithOneSentenceOnATakenPort() throws Exception {
    try (Sandbox other = Sandbox.start(SandboxSettings.from(Map.of()))) {
      String port = Integer.toString(other.uri().getPort());

      Process sandbox = start(Map.of("PAYOUTS_SANDBOX_PORT", port));

      assertThat(sandbox.waitFor()).isEqualTo(2);
      assertThat(errors(sandbox))
          .isEqualTo("sandbox: The sandbox cannot listen on 127.0.0.1:" + port + ".\n");
    }
  }

  private static String errors(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
