package dev.payouts.proofs.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a process is to die.
 *
 * @param input which kind of input the payouts must have had, as the core calls it; {@link #ANY} if
 *     that does not matter
 * @param prefix of the ids of the payouts it waits for; digits follow
 * @param count how many there are
 * @param enough how many of a batch or a transaction it dies of: what comes later may have to wait
 *     for this
 */
public record Orders(Site site, String input, String prefix, int count, int enough) {
  public static final String ANY = "-";

  private static final String ARMED = "failpoint-armed";
  private static final String REACHED = "failpoint-reached";

  /** For whoever runs with this directory, from now on. */
  public void give(Path directory) {
    try {
      Files.deleteIfExists(directory.resolve(REACHED));
      Path written = directory.resolve(ARMED + ".new");
      Files.writeString(
          written, String.join(" ", site.name(), input, prefix, "" + count, "" + enough));
      Files.move(written, directory.resolve(ARMED), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void withdraw(Path directory) {
    try {
      Files.deleteIfExists(directory.resolve(ARMED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<Orders> in(Path directory) {
    try {
      Path armed = directory.resolve(ARMED);
      if (!Files.exists(armed)) {
        return Optional.empty();
      }
      List<String> words = Arrays.asList(Files.readString(armed).split(" ", -1));
      return Optional.of(
          new Orders(
              Site.valueOf(words.get(0)),
              words.get(1),
              words.get(2),
              Integer.parseInt(words.get(3)),
              Integer.parseInt(words.get(4))));
    } catch (NoSuchFileException withdrawn) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void report(Path directory, Iterable<String> payouts) {
    try {
      Files.write(directory.resolve(REACHED), payouts);
      withdraw(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The payouts that were there when it died; empty if it did not die by orders. */
  public static List<String> reached(Path directory) {
    try {
      Path reached = directory.resolve(REACHED);
      return Files.exists(reached) ? Files.readAllLines(reached) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
