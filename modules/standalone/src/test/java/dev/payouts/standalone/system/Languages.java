package dev.payouts.standalone.system;

import dev.payouts.standalone.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * What runs the examples of other languages, where this machine has it; tests are skipped where
 * not.
 */
final class Languages {
  static final Path EXAMPLES = Program.repository().resolve("examples");

  private static final Path WORK = Path.of("target/languages").toAbsolutePath();
  private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");
  private static final List<String> DEBIAN =
      List.of("python3-confluent-kafka", "python3-avro", "librdkafka1");

  private Languages() {}

  /** An interpreter, with what its packages need in the environment. */
  record Python(String program, Map<String, String> environment) {}

  static void needNode() {
    skipUnless(runs(List.of("node", "--version"), Map.of()), "there is no node");
  }

  static Python python() {
    skipUnless(runs(List.of("python3", "--version"), Map.of()), "there is no python3");
    return new Python("python3", Map.of());
  }

  /** One that imports confluent_kafka and avro, installed or, where that works, unpacked here. */
  static Python pythonWithKafka() {
    Optional<Python> found =
        importing(Map.of()).or(() -> unpacked() ? importing(unpackedPackages()) : Optional.empty());
    skipUnless(
        found.isPresent(),
        "no python3 here imports confluent_kafka and avro; on Debian: apt-get install "
            + String.join(" ", DEBIAN));
    return found.orElseThrow();
  }

  private static Optional<Python> importing(Map<String, String> environment) {
    return PYTHONS.stream()
        .filter(
            python -> runs(List.of(python, "-c", "import confluent_kafka, avro.io"), environment))
        .findFirst()
        .map(python -> new Python(python, environment));
  }

  private static Map<String, String> unpackedPackages() {
    Path root = WORK.resolve("debian").resolve("usr/lib");
    try (Stream<Path> libraries = Files.walk(root, 1)) {
      Map<String, String> environment = new HashMap<>();
      environment.put("PYTHONPATH", root.resolve("python3/dist-packages").toString());
      libraries
          .filter(directory -> directory.getFileName().toString().endsWith("-linux-gnu"))
          .forEach(directory -> environment.put("LD_LIBRARY_PATH", directory.toString()));
      return environment;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Debian's packages as files: nothing is installed, and no right to install is needed. */
  private static boolean unpacked() {
    Path debian = directory("debian");
    return Files.isDirectory(debian.resolve("usr/lib/python3"))
        || runs(
            debian,
            List.of(
                "sh",
                "-c",
                "apt-get download "
                    + String.join(" ", DEBIAN)
                    + " && for package in *.deb; do dpkg -x \"$package\" .; done"),
            Map.of());
  }

  /** A directory with the example's files and its packages. */
  static Path nodeWithKafka() {
    needNode();
    Path work = directory("node");
    try {
      for (String name : List.of("package.json", "pay_kafka.mjs")) {
        Files.write(work.resolve(name), Files.readAllBytes(EXAMPLES.resolve("node").resolve(name)));
      }
      Path partitions = Path.of("src/test/node/partitions.mjs");
      Files.write(work.resolve("partitions.mjs"), Files.readAllBytes(partitions));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    skipUnless(
        Files.isDirectory(work.resolve("node_modules/kafkajs"))
            || runs(
                work,
                List.of(
                    "npm",
                    "install",
                    "--ignore-scripts",
                    "--no-package-lock",
                    "--no-audit",
                    "--no-fund",
                    "--fetch-retries=0"),
                Map.of()),
        "npm cannot install kafkajs and avsc");
    return work;
  }

  private static Path directory(String name) {
    try {
      return Files.createDirectories(WORK.resolve(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean runs(List<String> command, Map<String, String> environment) {
    return runs(directory("scratch"), command, environment);
  }

  private static boolean runs(Path in, List<String> command, Map<String, String> environment) {
    try {
      return Program.run(in, in, environment, command).exitCode() == 0;
    } catch (UncheckedIOException notThere) {
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
