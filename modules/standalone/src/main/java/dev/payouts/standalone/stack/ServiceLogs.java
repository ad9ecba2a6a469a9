package dev.payouts.standalone.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Where services of one process log. Set up once before any of them starts: each would do it for
 * itself otherwise, several of them at the same moment.
 */
public final class ServiceLogs {
  private static final String DEFAULTS = "/dev/payouts/service/service-defaults.properties";

  private ServiceLogs() {}

  /** To a file only, for commands that have something else to show. */
  static void toFile(Path file) {
    Properties properties = defaults();
    properties.setProperty("logging.file.name", file.toString());
    properties.setProperty(
        "logging.pattern.file",
        "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5p %-24.24logger{0} %m %kvp%n%wEx");
    properties.setProperty("logging.threshold.console", "OFF");
    initialize(properties);
  }

  /** Nowhere, for commands whose output is for other programs to read. */
  public static void off() {
    Properties properties = defaults();
    properties.setProperty("logging.threshold.console", "OFF");
    initialize(properties);
  }

  static void toConsole() {
    initialize(defaults());
  }

  private static void initialize(Properties properties) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addLast(new PropertiesPropertySource("logs", properties));
    LogFile file = LogFile.get(environment);
    LoggingSystem system = LoggingSystem.get(ServiceLogs.class.getClassLoader());
    system.beforeInitialize();
    system.getSystemProperties(environment).apply(file);
    system.initialize(new LoggingInitializationContext(environment), null, file);
  }

  private static Properties defaults() {
    Properties defaults = new Properties();
    try (InputStream file = ServiceLogs.class.getResourceAsStream(DEFAULTS)) {
      if (file == null) {
        throw new IllegalStateException(DEFAULTS + " is missing from this build");
      }
      defaults.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return defaults;
  }
}
