package dev.payouts.service.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file of API keys: a line for each, with its holder's name, its roles and the SHA-256 of the
 * key in hex, and for a holder with a limit of its own how many requests a second it may make. Keys
 * are random and long, so that a plain hash cannot be guessed back; blank lines and those that
 * begin with # are comments.
 *
 * <pre>payroll submit,read 5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8 50/s
 * </pre>
 */
public final class KeyLines {
  private static final int PARTS = 3;
  private static final int PARTS_MAX = 4;
  private static final Pattern LIMIT = Pattern.compile("([1-9][0-9]{0,5})/s");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private KeyLines() {}

  /**
   * @param name of the holder, 1 to 64 of {@code A-Z a-z 0-9 . _ -}
   * @throws IllegalArgumentException if the name or the roles cannot stand in a file
   */
  public static String line(String name, Set<ApiRole> roles, String key) {
    String words =
        EnumSet.copyOf(roles).stream().map(ApiRole::word).collect(Collectors.joining(","));
    String line = "%s %s %s".formatted(name, words, hash(key));
    read(line, 1, new HashMap<>());
    return line;
  }

  /**
   * The keys by the hash of each.
   *
   * @throws IllegalArgumentException if a line is not as it must be; the message says which and why
   */
  static Map<String, ApiKey> read(List<String> lines) {
    Map<String, ApiKey> keys = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        read(line, i + 1, keys);
      }
    }
    require(!keys.isEmpty(), "has no key; add one with ./payouts keys add");
    return Map.copyOf(keys);
  }

  private static void read(String line, int number, Map<String, ApiKey> keys) {
    String[] parts = line.split("\\s+", -1);
    require(
        parts.length == PARTS || parts.length == PARTS_MAX,
        "has a line %d that is not a name, roles, a SHA-256 in hex and perhaps a limit"
            .formatted(number));
    require(
        NAME.matcher(parts[0]).matches(),
        "has a line %d whose name is not 1 to 64 of A-Z a-z 0-9 . _ -".formatted(number));
    Set<ApiRole> roles = EnumSet.noneOf(ApiRole.class);
    for (String word : parts[1].split(",", -1)) {
      roles.add(
          ApiRole.of(word)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "has a line %d with a role that is none of %s"
                              .formatted(number, ApiRole.WORDS))));
    }
    require(
        HASH.matcher(parts[2]).matches(),
        "has a line %d whose hash is not 64 of 0-9 a-f; a key itself does not belong there"
            .formatted(number));
    require(
        keys.put(parts[2], new ApiKey(parts[0], roles, limit(parts, number))) == null,
        "has a line %d with the key of another line".formatted(number));
  }

  private static OptionalInt limit(String[] parts, int number) {
    if (parts.length == PARTS) {
      return OptionalInt.empty();
    }
    Matcher limit = LIMIT.matcher(parts[PARTS]);
    require(
        limit.matches(),
        "has a line %d whose limit is not a number of requests such as 50/s, at most 999999/s"
            .formatted(number));
    return OptionalInt.of(Integer.parseInt(limit.group(1)));
  }

  /** What stands in the file for a key. */
  static String hash(String key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void require(boolean valid, String problem) {
    if (!valid) {
      throw new IllegalArgumentException(problem);
    }
  }
}
