package dev.payouts.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A directory for one run. */
record TemporaryDirectory(Path path) {
  private static final int ATTEMPTS = 50;
  private static final long BETWEEN_ATTEMPTS_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  static TemporaryDirectory create(String prefix) {
    try {
      return new TemporaryDirectory(Files.createTempDirectory(prefix));
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory can be created", e);
    }
  }

  /** While something in this process may still write to it, which then ends with the process. */
  void deleteAgainstWriters() {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        deleteAll();
        return;
      } catch (IOException | UncheckedIOException written) {
        LockSupport.parkNanos(BETWEEN_ATTEMPTS_NANOS);
      }
    }
    delete();
  }

  /** Leaves behind, with a warning, what cannot be deleted. */
  void delete() {
    try {
      deleteAll();
    } catch (IOException | UncheckedIOException e) {
      System.err.println("warning: " + path + " is not deleted: " + e.getMessage());
    }
  }

  private void deleteAll() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(path)) {
      for (Path found : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(found);
      }
    }
  }
}
