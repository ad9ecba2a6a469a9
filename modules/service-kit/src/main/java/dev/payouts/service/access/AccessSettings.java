package dev.payouts.service.access;

import dev.payouts.service.InvalidSetting;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may call a service's HTTP side.
 *
 * @param keysFile the API keys, as {@link KeyLines} tells; without it the service takes every call,
 *     and listens on this machine alone
 */
@ConfigurationProperties("payouts.access")
record AccessSettings(String keysFile) {
  static final String KEYS_FILE = "payouts.access.keys-file";

  Path file() {
    try {
      return Path.of(keysFile.strip());
    } catch (InvalidPathException e) {
      throw new InvalidSetting(KEYS_FILE, "is not the name of a file: " + keysFile);
    }
  }
}
