package dev.payouts.localstack;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How to run the broker.
 *
 * @param data where its records are kept across restarts; empty for a temporary directory
 * @param port client port on 127.0.0.1; empty for a free one
 * @param startsFast compile less: half the CPU time to start, less throughput once it is warm
 */
public record KafkaSettings(Optional<Path> data, OptionalInt port, boolean startsFast) {

  public static KafkaSettings temporary() {
    return new KafkaSettings(Optional.empty(), OptionalInt.empty(), false);
  }

  public KafkaSettings keptIn(Path directory) {
    return new KafkaSettings(Optional.of(directory), port, startsFast);
  }

  public KafkaSettings onPort(int fixedPort) {
    return new KafkaSettings(data, OptionalInt.of(fixedPort), startsFast);
  }

  /** For tests, which start a broker more often than they keep it busy. */
  public KafkaSettings startingFast() {
    return new KafkaSettings(data, port, true);
  }
}
