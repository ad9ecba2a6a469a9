package dev.payouts.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifelineTest {
  @Test
  void brokerEndsWhenItsParentIsKilled(@TempDir Path data) throws Exception {
    Process parent =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-D" + StackHome.PROPERTY + "=" + System.getProperty(StackHome.PROPERTY),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Parent.class.getName(),
                    data.toString()))
            .redirectError(new File(data.toFile(), "parent.log"))
            .start();
    ProcessHandle broker = brokerOf(parent);
    assertThat(broker.isAlive()).isTrue();

    parent.destroyForcibly().waitFor();

    assertThat(Await.until(Duration.ofMinutes(1), () -> !broker.isAlive())).isTrue();
  }

  private static ProcessHandle brokerOf(Process parent) throws Exception {
    try (var output =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
      Optional<String> pid = output.lines().filter(line -> line.matches("\\d+")).findFirst();
      return ProcessHandle.of(Long.parseLong(pid.orElseThrow())).orElseThrow();
    }
  }

  /** Starts a broker, prints its pid and waits to be killed. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] words) throws InterruptedException {
      LocalKafka kafka =
          LocalKafka.start(
              KafkaSettings.temporary().keptIn(Path.of(words[0], "kafka")).startingFast());
      System.out.println(kafka.pid());
      Thread.currentThread().join();
    }
  }
}
