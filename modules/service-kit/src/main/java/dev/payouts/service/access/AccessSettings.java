package dev.payouts.service.access;

import dev.payouts.service.InvalidSetting;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call a service's HTTP side.
 *
 * @param keysFile the API keys, as {@link KeyLines} tells; without it the service takes every call,
 *     and listens on this machine alone
 * @param requestsPerSecondMax of each holder of a key whose line says no other; 0 for no limit
 */
@ConfigurationProperties("payouts.access")
record AccessSettings(@Nullable String keysFile, @DefaultValue("1000") int requestsPerSecondMax) {
  static final String KEYS_FILE = "payouts.access.keys-file";

  AccessSettings {
    InvalidSetting.unless(
        requestsPerSecondMax >= 0 && requestsPerSecondMax < 1_000_000,
        "payouts.access.requests-per-second-max",
        "must be from 0, which is no limit, to 999999 and is " + requestsPerSecondMax);
  }

  Path file() {
    if (keysFile == null) {
      throw new InvalidSetting(KEYS_FILE, "is not set");
    }
    try {
      return Path.of(keysFile.strip());
    } catch (InvalidPathException e) {
      throw new InvalidSetting(KEYS_FILE, "is not the name of a file: " + keysFile);
    }
  }
}
