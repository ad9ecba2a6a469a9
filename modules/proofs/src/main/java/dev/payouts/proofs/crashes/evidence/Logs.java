package dev.payouts.proofs.crashes.evidence;

import dev.payouts.proofs.guarantees.Observation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Every line that every process logged. */
final class Logs {
  private Logs() {}

  static void tell(Path directory, Consumer<Observation> told) {
    for (Path file : files(directory)) {
      String name = String.valueOf(file.getFileName());
      // Any byte is a character there: a process that was killed may have ended in mid-character.
      try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
        lines.forEach(line -> told.accept(new Observation.Logged(name, line)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> found = Files.walk(directory)) {
      return found.filter(file -> isLog(String.valueOf(file.getFileName()))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Kafka's own records end in .log as well, and are named by their first offset. The sandbox says
   * its secret when it starts, to whoever wants to try it.
   */
  private static boolean isLog(String name) {
    return name.endsWith(".log") && !name.matches("\\d+\\.log") && !name.startsWith("sandbox");
  }
}
