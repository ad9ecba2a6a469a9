package dev.payouts.standalone.client;

import dev.payouts.service.access.ApiRole;
import dev.payouts.service.access.KeyLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The services' file of API keys, as whoever gives them out sees it. */
public record KeyFile(Path path) {
  private static final String VARIABLE = "PAYOUTS_ACCESS_KEYS_FILE";

  /** Tells people and secret scanners what it is. */
  private static final String PREFIX = "payouts_";

  private static final int RANDOM_BYTES = 32;

  /**
   * @throws ClientFailure if neither names a file
   */
  public static KeyFile of(Map<String, String> environment, Optional<Path> named) {
    String set = environment.getOrDefault(VARIABLE, "").strip();
    if (named.isEmpty() && set.isEmpty()) {
      throw new ClientFailure("no file of API keys is named; give --file FILE or set " + VARIABLE);
    }
    return new KeyFile(named.orElseGet(() -> Path.of(set)));
  }

  /**
   * Adds a key, whose hash alone is kept, and returns it.
   *
   * @throws ClientFailure if the name cannot stand in the file or that cannot be written
   */
  public String add(String holder, Set<ApiRole> roles) {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    String key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    try {
      String line = KeyLines.line(holder, roles, key);
      if (!Files.exists(path)) {
        create();
      }
      Files.writeString(path, separator() + line + "\n", StandardOpenOption.APPEND);
      return key;
    } catch (IllegalArgumentException e) {
      throw new ClientFailure(
          "\"" + holder + "\" cannot be a holder's name: use 1 to 64 of A-Z a-z 0-9 . _ -", e);
    } catch (IOException e) {
      throw new ClientFailure("the file of API keys cannot be written: " + path, e);
    }
  }

  /** A key that was added, for a program. Source of the names: docs/CLI.md. */
  public String json(String holder, Set<ApiRole> roles, String key) {
    ObjectNode json = Http.JSON.createObjectNode();
    json.put("holder", holder);
    ArrayNode words = json.putArray("roles");
    roles.stream().sorted().map(ApiRole::word).forEach(words::add);
    return json.put("key", key).put("file", path.toString()).toString();
  }

  /** For its owner's eyes, where the file system knows owners. */
  private void create() throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(path);
    }
  }

  /** A last line that somebody left open must not swallow this one. */
  private String separator() throws IOException {
    String text = Files.readString(path);
    return text.isEmpty() || text.endsWith("\n") ? "" : "\n";
  }
}
