package dev.payouts.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a child process, played by a shell that needs no broker. */
class ServerTest {
  private static final String RUNS_UNTIL_TOLD = "cat > /dev/null";
  private static final String PORT_TAKEN =
      "echo 'java.net.BindException: Address already in use'; exit 1";

  @TempDir Path directory;

  private final List<Integer> ports = new ArrayList<>();
  private boolean serves;

  @Test
  void triesAnotherPortWhenSomebodyElseWasFaster() {
    Server server = new Server("it", OptionalInt.empty(), this::thirdTimeLucky, port -> serves);
    server.start();
    assertThat(ports).hasSize(3).doesNotHaveDuplicates();
    assertThat(server.port()).isEqualTo(ports.getLast());
    server.kill();
  }

  @Test
  void keepsAGivenPortAndSaysThatItIsTaken() {
    Server server =
        new Server("it", OptionalInt.of(4711), port -> shell(port, PORT_TAKEN), port -> false);
    assertThatThrownBy(server::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("it ended with code 1")
        .hasMessageContaining(directory.resolve("it.log").toString())
        .hasMessageContaining("Address already in use");
    assertThat(ports).containsExactly(4711);
  }

  @Test
  void restartsOnTheSamePort() {
    Server server =
        new Server("it", OptionalInt.empty(), port -> shell(port, RUNS_UNTIL_TOLD), port -> serves);
    server.start();
    long first = server.pid();
    server.kill();
    assertThat(server.alive()).isFalse();
    server.restart();
    assertThat(server.alive()).isTrue();
    assertThat(server.pid()).isNotEqualTo(first);
    assertThat(ports).hasSize(2).containsOnly(server.port());
    server.stop();
    assertThat(server.alive()).isFalse();
  }

  @Test
  void startsWithoutWaitingUntilItIsReady() {
    Server server =
        new Server("it", OptionalInt.of(4711), port -> shell(port, RUNS_UNTIL_TOLD), port -> false);
    server.startWithoutWaiting();
    assertThat(server.alive()).isTrue();
    assertThatThrownBy(server::startWithoutWaiting)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("it runs already");
    assertThat(ports).containsExactly(4711);
    server.kill();
  }

  private Child thirdTimeLucky(int port) {
    return shell(port, ports.size() < 2 ? PORT_TAKEN : RUNS_UNTIL_TOLD);
  }

  private Child shell(int port, String script) {
    ports.add(port);
    serves = script.equals(RUNS_UNTIL_TOLD);
    Path log = directory.resolve("it.log");
    try {
      return new Child(
          new ProcessBuilder("sh", "-c", script)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start(),
          log,
          StartCache.of("shell"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
