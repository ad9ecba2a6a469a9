package dev.payouts.standalone.stack;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A part of the product that can run in a process of its own, in the order they start. */
public enum Role {
  KAFKA(9092),
  REGISTRY(8080),
  SANDBOX(8090),
  PRODUCER(8081),
  ORCHESTRATOR(8082),
  WORKER(8083),
  POLLER(8084);

  public static final String WORDS =
      Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));

  private final int port;

  Role(int port) {
    this.port = port;
  }

  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where it listens unless told otherwise. */
  int defaultPort() {
    return port;
  }

  /** Whether it needs the whole account: to call, or to check the signature of callbacks. */
  boolean needsAccount() {
    return switch (this) {
      case PRODUCER, WORKER, POLLER -> true;
      case KAFKA, REGISTRY, SANDBOX, ORCHESTRATOR -> false;
    };
  }

  /** One of ours on Spring Boot, as opposed to what they stand on. */
  boolean isService() {
    return switch (this) {
      case KAFKA, REGISTRY, SANDBOX -> false;
      case PRODUCER, ORCHESTRATOR, WORKER, POLLER -> true;
    };
  }
}
