package dev.payouts.localstack;

import org.jspecify.annotations.Nullable;

/** A broker and a registry that keeps its schemas in it. */
public record LocalStack(LocalKafka kafka, LocalRegistry registry) implements AutoCloseable {
  private static @Nullable LocalStack shared;

  /** For tests: in temporary directories, on free ports. */
  public static LocalStack start() {
    LocalKafka kafka = LocalKafka.start(KafkaSettings.temporary().startingFast());
    try {
      return new LocalStack(
          kafka, LocalRegistry.start(RegistrySettings.on(kafka.bootstrapServers())));
    } catch (RuntimeException failed) {
      kafka.close();
      throw failed;
    }
  }

  /**
   * The stack all tests of this JVM share, started at first use and ended with the JVM. Tests that
   * stop or kill a part of it start their own instead, and all use topic names of their own.
   */
  public static synchronized LocalStack shared() {
    if (shared == null) {
      LocalStack started = start();
      Runtime.getRuntime().addShutdownHook(new Thread(started::close, "local-stack-close"));
      shared = started;
    }
    return shared;
  }

  @Override
  public void close() {
    registry.close();
    kafka.close();
  }
}
