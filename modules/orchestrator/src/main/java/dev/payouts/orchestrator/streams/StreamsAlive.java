package dev.payouts.orchestrator.streams;

import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down once the client has ended in an error: only a new process can go on. */
public final class StreamsAlive implements HealthIndicator {
  private final StreamsLife life;

  public StreamsAlive(StreamsLife life) {
    this.life = life;
  }

  @Override
  public Health health() {
    Optional<String> failure = life.failure();
    return failure.isEmpty()
        ? Health.up().build()
        : Health.down().withDetail("problem", failure.get()).build();
  }
}
