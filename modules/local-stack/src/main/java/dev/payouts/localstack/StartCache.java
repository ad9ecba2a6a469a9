package dev.payouts.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a JVM of an earlier run learned about its classes and methods, so that it starts in half the
 * time. Where the caches are, and whether this run writes them, says the launcher; where it says
 * nothing, as in tests, there are none.
 *
 * @param read the cache to start from, if there is one
 * @param write where to write one when the JVM ends in order
 */
public record StartCache(@Nullable Path read, @Nullable Path write) {
  private static final String DIRECTORY = "payouts.caches";
  private static final String WRITE_DIRECTORY = "payouts.caches.write";

  static StartCache of(String name) {
    String file = name + ".aot";
    String write = System.getProperty(WRITE_DIRECTORY);
    if (write != null) {
      return new StartCache(null, Path.of(write, file));
    }
    String directory = System.getProperty(DIRECTORY);
    Path read = directory == null ? null : Path.of(directory, file);
    return new StartCache(read != null && Files.isReadable(read) ? read : null, null);
  }

  /** Whether this run writes caches; then the JVMs must end in order. */
  public static boolean areWritten() {
    return System.getProperty(WRITE_DIRECTORY) != null;
  }

  List<String> flags() {
    if (write != null) {
      return List.of("-XX:AOTCacheOutput=" + write);
    }
    return read == null ? List.of() : reading(read);
  }

  /**
   * The flags that start a JVM from a cache: mapped where it was made for, it needs no patching,
   * and JVMs of the same program share its pages.
   */
  public static List<String> reading(Path cache) {
    return List.of(
        "-XX:AOTCache=" + cache, "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");
  }

  /** After a JVM that was stopped by force. */
  void discardUnfinished() {
    if (write != null) {
      try {
        Files.deleteIfExists(write);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
