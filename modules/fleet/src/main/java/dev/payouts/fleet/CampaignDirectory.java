package dev.payouts.fleet;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** State and logs of all fleets of a campaign: kept if something is wrong, to be looked at. */
public record CampaignDirectory(Path path) {
  /**
   * Makes one, and says where.
   *
   * @param campaign its name
   */
  public static CampaignDirectory create(String campaign, PrintStream out) {
    try {
      Path path = Files.createTempDirectory("payouts-" + campaign + "-");
      out.printf("state and logs in %s%n", path);
      return new CampaignDirectory(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of one fleet. */
  public Path of(String fleet) {
    return path.resolve(fleet);
  }

  /** Nobody needs to look. */
  public void delete() {
    try (Stream<Path> found = Files.walk(path)) {
      for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
