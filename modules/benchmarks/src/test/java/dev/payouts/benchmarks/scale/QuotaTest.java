package dev.payouts.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.payouts.fleet.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuotaTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String STOPPED = "T";

  private Process busy;

  @BeforeEach
  void start() throws IOException {
    busy = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    assumeTrue(Files.exists(status()), "needs /proc to see whether a process is stopped");
  }

  @AfterEach
  void end() {
    var _ = busy.destroyForcibly();
  }

  @Test
  void stopsWhoeverUsesMoreThanItsShareAndLetsItGoOn() {
    try (var _ = new Quota(Set.of(busy.pid()), 0.1)) {
      assertThat(Patience.until(LIMIT, () -> state().equals(STOPPED))).isTrue();
      assertThat(Patience.until(LIMIT, () -> !state().equals(STOPPED))).isTrue();
    }

    assertThat(state()).isNotEqualTo(STOPPED);
  }

  @Test
  void leavesItRunningInTheEnd() {
    var quota = new Quota(Set.of(busy.pid()), 0.001);
    assertThat(Patience.until(LIMIT, () -> state().equals(STOPPED))).isTrue();

    quota.close();

    assertThat(state()).isNotEqualTo(STOPPED);
  }

  private String state() {
    try {
      String stat = Files.readString(status());
      return stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path status() {
    return Path.of("/proc", Long.toString(busy.pid()), "stat");
  }
}
