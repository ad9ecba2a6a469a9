package dev.payouts.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a terminal does to its foreground process group: the parent ends its children in order. */
class TerminalTest {
  /** A group of its own, in which signals mean what they mean at a terminal. */
  private static final List<String> GROUP =
      List.of("perl", "-e", "setpgrp(0, 0); $SIG{$_} = 'DEFAULT' for qw(INT HUP); exec @ARGV");

  @ParameterizedTest
  @ValueSource(strings = {"INT", "HUP"})
  void signalToTheGroupLeavesTheChildrenToTheirParent(String signal, @TempDir Path data)
      throws Exception {
    Process parent = start(data);
    try (var output = parent.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).isEqualTo("up");

      Process kill =
          new ProcessBuilder("kill", "-" + signal, "--", "-" + parent.pid()).inheritIO().start();
      assertThat(kill.waitFor()).isZero();

      // Their parent ended them by SIGTERM or the end of its lifeline, whichever they saw first;
      // SIGINT would be 130, SIGHUP 129.
      assertThat(output.readLine()).matches("registry (143|0) kafka (143|0)");
      assertThat(parent.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      parent.destroyForcibly();
    }
  }

  private static Process start(Path data) throws Exception {
    List<String> words = new ArrayList<>(GROUP);
    words.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-D" + StackHome.PROPERTY + "=" + System.getProperty(StackHome.PROPERTY),
            "-cp",
            System.getProperty("java.class.path"),
            Parent.class.getName(),
            data.toString()));
    return new ProcessBuilder(words).redirectError(data.resolve("parent.log").toFile()).start();
  }

  /** Starts both parts, says so, and ends them in order when it is told to end. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] words) throws InterruptedException {
      Path data = Path.of(words[0]);
      LocalKafka kafka =
          LocalKafka.start(KafkaSettings.temporary().keptIn(data.resolve("kafka")).startingFast());
      LocalRegistry registry =
          LocalRegistry.start(
              RegistrySettings.on(kafka.bootstrapServers()).loggingTo(data.resolve("registry")));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(kafka, registry)));
      System.out.println("up");
      Thread.currentThread().join();
    }

    private static void end(LocalKafka kafka, LocalRegistry registry) {
      registry.stop();
      kafka.stop();
      System.out.printf("registry %d kafka %d%n", registry.exitCode(), kafka.exitCode());
    }
  }
}
