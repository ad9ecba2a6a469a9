package dev.payouts.localstack;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How to run the registry. It keeps its schemas in Kafka, so it needs no data directory.
 *
 * @param bootstrapServers the Kafka that keeps the schemas
 * @param logs where its log file goes; empty for a temporary directory
 * @param port HTTP port on 127.0.0.1; empty for a free one
 */
public record RegistrySettings(String bootstrapServers, Optional<Path> logs, OptionalInt port) {

  public static RegistrySettings on(String bootstrapServers) {
    return new RegistrySettings(bootstrapServers, Optional.empty(), OptionalInt.empty());
  }

  public RegistrySettings loggingTo(Path directory) {
    return new RegistrySettings(bootstrapServers, Optional.of(directory), port);
  }

  public RegistrySettings onPort(int fixedPort) {
    return new RegistrySettings(bootstrapServers, logs, OptionalInt.of(fixedPort));
  }
}
