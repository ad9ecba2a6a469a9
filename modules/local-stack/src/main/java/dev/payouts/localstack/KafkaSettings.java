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
 * @param keystore what a second, secured port shows its clients; empty for no such port
 */
public record KafkaSettings(
    Optional<Path> data, OptionalInt port, boolean startsFast, Optional<Path> keystore) {

  public static KafkaSettings temporary() {
    return new KafkaSettings(Optional.empty(), OptionalInt.empty(), false, Optional.empty());
  }

  public KafkaSettings keptIn(Path directory) {
    return new KafkaSettings(Optional.of(directory), port, startsFast, keystore);
  }

  public KafkaSettings onPort(int fixedPort) {
    return new KafkaSettings(data, OptionalInt.of(fixedPort), startsFast, keystore);
  }

  /** For tests, which start a broker more often than they keep it busy. */
  public KafkaSettings startingFast() {
    return new KafkaSettings(data, port, true, keystore);
  }

  /**
   * With a second port that speaks SASL_SSL with SCRAM-SHA-512 alone, and an authorizer that gives
   * its users no more than their ACLs. Whoever comes to the first port may do everything.
   *
   * @param pem the broker's private key and certificates, in one PEM file
   */
  public KafkaSettings secured(Path pem) {
    return new KafkaSettings(data, port, startsFast, Optional.of(pem));
  }
}
