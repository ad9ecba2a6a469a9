package dev.payouts.standalone.client;

import dev.payouts.service.access.ApiRole;
import dev.payouts.service.access.KeyLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who calls. */
public final class Caller {
  private static final String KEYS_FILE = "PAYOUTS_ACCESS_KEYS_FILE";

  private Caller() {}

  /**
   * The holder of the API key where its file can be read, else the system's user.
   *
   * @param user as the system names it
   */
  public static String name(Map<String, String> environment, String user) {
    String key = environment.getOrDefault(Http.KEY_VARIABLE, "").strip();
    String file = environment.getOrDefault(KEYS_FILE, "").strip();
    return key.isEmpty() || file.isEmpty() ? user : holder(key, file).orElse(user);
  }

  private static Optional<String> holder(String key, String file) {
    // The hash as the file has it: the last word of such a line.
    String[] words = KeyLines.line("anybody", Set.of(ApiRole.READ), key).split(" ", -1);
    String hash = words[words.length - 1];
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .map(line -> List.of(line.strip().split("\\s+", -1)))
          .filter(line -> line.size() > 1 && line.contains(hash))
          .map(List::getFirst)
          .findFirst();
    } catch (IOException | InvalidPathException unreadable) {
      return Optional.empty();
    }
  }
}
