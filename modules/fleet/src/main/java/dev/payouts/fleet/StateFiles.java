package dev.payouts.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What an orchestrator keeps on disk; to be changed only while it is down. */
public final class StateFiles {
  private static final String STATE = "orchestrator";

  private StateFiles() {}

  public static void delete(Instance orchestrator) {
    for (Path file : files(orchestrator)) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Each file loses its second half. */
  public static void truncate(Instance orchestrator) {
    files(orchestrator).stream().filter(Files::isRegularFile).forEach(StateFiles::halve);
  }

  /** What all files together take. */
  public static long bytes(Instance orchestrator) {
    return files(orchestrator).stream().mapToLong(file -> file.toFile().length()).sum();
  }

  /** Deepest first. */
  private static List<Path> files(Instance orchestrator) {
    Path state = orchestrator.directory().resolve(STATE);
    if (!Files.exists(state)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(state)) {
      return found.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void halve(Path path) {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      file.truncate(file.size() / 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
