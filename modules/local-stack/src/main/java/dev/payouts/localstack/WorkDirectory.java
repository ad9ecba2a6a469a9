package dev.payouts.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory a server works in: given and kept, or temporary and deleted when the server closes.
 */
record WorkDirectory(Path path, boolean temporary) {

  static WorkDirectory of(Optional<Path> given, String name) {
    try {
      return given.isPresent()
          ? new WorkDirectory(existing(given.get()), false)
          : new WorkDirectory(Files.createTempDirectory("payouts-" + name + "-"), true);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot create a directory for " + name, failed);
    }
  }

  /** The absolute form of a path that is a directory from now on. */
  static Path existing(Path path) {
    try {
      return Files.createDirectories(path.toAbsolutePath());
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot create " + path, failed);
    }
  }

  void deleteIfTemporary() {
    if (!temporary) {
      return;
    }
    try (Stream<Path> walk = Files.walk(path)) {
      for (Path found : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(found);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot delete " + path, failed);
    }
  }
}
