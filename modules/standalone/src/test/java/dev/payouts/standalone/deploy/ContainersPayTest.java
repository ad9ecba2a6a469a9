package dev.payouts.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import dev.payouts.standalone.stack.Role;
import dev.payouts.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/**
 * The built image pays: every role in a container of its own, asked from outside with an API key.
 */
class ContainersPayTest {
  private static final String IMAGE =
      "payouts:" + Pinned.property("version").replace("-SNAPSHOT", "");
  private static final Path EXAMPLES = Program.repository().resolve("examples/payouts.csv");

  @TempDir private Path directory;

  private final Map<String, String> environment = new HashMap<>();

  @Test
  void onePayoutIsPaid() throws IOException {
    skipUnless(DockerClientFactory.instance().isDockerAvailable(), "no Docker answers");
    skipUnless(isBuilt(), "there is no image; docker build -t " + IMAGE + " . makes it");
    Path keys = directory.resolve("keys");
    Program key =
        payouts("keys", "add", "test", "--roles", "submit,read", "--file", keys.toString());
    try (Containers containers = Containers.start(IMAGE, keys)) {
      environment.put("PAYOUTS_API_KEY", key.out().strip());
      environment.put("PAYOUTS_PRODUCER_URL", containers.http(Role.PRODUCER));
      environment.put("PAYOUTS_ORCHESTRATOR_URL", containers.http(Role.ORCHESTRATOR));
      List<String> rows = Files.readAllLines(EXAMPLES).subList(0, 2);
      Path file = Files.write(directory.resolve("one.csv"), rows);
      String id = rows.getLast().split(",", 2)[0];

      Program submitted = payouts("submit", file.toString());

      assertThat(submitted.exitCode()).as(submitted.err()).isZero();
      Await.until(
          id + " to be paid", () -> payouts("get", id).out().startsWith(id + "  COMPLETED"));
    }
  }

  private Program payouts(String... words) {
    return Program.payouts(directory, environment, words);
  }

  private boolean isBuilt() {
    try {
      List<String> command = List.of("docker", "image", "inspect", IMAGE);
      return Program.run(directory, directory, Map.of(), command).exitCode() == 0;
    } catch (UncheckedIOException noCommand) {
      return false;
    }
  }

  private static void skipUnless(boolean there, String reason) {
    if (!there) {
      System.out.println("skipped: " + reason);
    }
    Assumptions.assumeTrue(there, reason);
  }
}
