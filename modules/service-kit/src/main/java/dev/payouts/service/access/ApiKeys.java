package dev.payouts.service.access;

import dev.payouts.service.InvalidSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API keys of a file, as it is now: a change counts within a second, without a restart. A file
 * that cannot be read any more changes nothing and is logged, or one slip would lock everybody out.
 */
final class ApiKeys {
  private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);
  private static final Duration GLANCE = Duration.ofSeconds(1);

  /** What tells one state of a file from another. */
  private record Stamp(FileTime modified, long size, @Nullable Object key) {}

  private record Known(Stamp stamp, Map<String, ApiKey> keys) {}

  private final Path file;
  private final InstantSource clock;
  private Known known;
  private Instant lookedAt;

  /** Why the file cannot be used, if so, to say it once. */
  private @Nullable String problem;

  /**
   * @param property the setting that names the file
   * @throws InvalidSetting if the file cannot be read or is not as it must be
   */
  ApiKeys(String property, Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
    this.lookedAt = clock.instant();
    try {
      this.known = read(stamp());
    } catch (IOException e) {
      throw new InvalidSetting(property, "names a file that cannot be read: " + file);
    } catch (IllegalArgumentException e) {
      throw new InvalidSetting(property, "names a file that " + e.getMessage() + ": " + file);
    }
  }

  Optional<ApiKey> find(String key) {
    return Optional.ofNullable(now().get(KeyLines.hash(key)));
  }

  private synchronized Map<String, ApiKey> now() {
    Instant now = clock.instant();
    if (Duration.between(lookedAt, now).abs().compareTo(GLANCE) >= 0) {
      lookedAt = now;
      look();
    }
    return known.keys();
  }

  private void look() {
    try {
      Stamp stamp = stamp();
      if (!stamp.equals(known.stamp())) {
        known = read(stamp);
        LOG.atInfo().addKeyValue("keys", known.keys().size()).log("API keys read again");
      }
      problem = null;
    } catch (IOException e) {
      complain("it cannot be read");
    } catch (IllegalArgumentException e) {
      complain("it " + e.getMessage());
    }
  }

  private void complain(String now) {
    if (!now.equals(problem)) {
      problem = now;
      LOG.atError()
          .addKeyValue("file", file)
          .addKeyValue("problem", now)
          .log("The file of API keys cannot be used; the keys stay as they were");
    }
  }

  private Known read(Stamp stamp) throws IOException {
    return new Known(stamp, KeyLines.read(Files.readAllLines(file)));
  }

  private Stamp stamp() throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return new Stamp(now.lastModifiedTime(), now.size(), now.fileKey());
  }
}
