package dev.payouts.localstack;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How to run the broker.
 *
 * @param data where its records are kept across restarts; empty for a temporary directory
 * @param port client port on 127.0.0.1; empty for a free one
 */
public record KafkaSettings(Optional<Path> data, OptionalInt port) {

  public static KafkaSettings temporary() {
    return new KafkaSettings(Optional.empty(), OptionalInt.empty());
  }

  public KafkaSettings keptIn(Path directory) {
    return new KafkaSettings(Optional.of(directory), port);
  }

  public KafkaSettings onPort(int fixedPort) {
    return new KafkaSettings(data, OptionalInt.of(fixedPort));
  }
}
