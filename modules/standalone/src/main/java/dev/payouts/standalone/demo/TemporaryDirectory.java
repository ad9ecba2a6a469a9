package dev.payouts.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory for one run. */
record TemporaryDirectory(Path path) {
  static TemporaryDirectory create(String prefix) {
    try {
      return new TemporaryDirectory(Files.createTempDirectory(prefix));
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory can be created", e);
    }
  }

  /** Leaves behind, with a warning, what cannot be deleted. */
  void delete() {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(path)) {
      for (Path found : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(found);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("warning: " + path + " is not deleted: " + e.getMessage());
    }
  }
}
