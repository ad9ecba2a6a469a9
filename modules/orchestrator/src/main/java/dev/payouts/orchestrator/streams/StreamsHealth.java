package dev.payouts.orchestrator.streams;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while every partition of this instance is being processed. */
public final class StreamsHealth implements HealthIndicator {
  private final StreamsLife life;

  public StreamsHealth(StreamsLife life) {
    this.life = life;
  }

  @Override
  public Health health() {
    KafkaStreams client = life.client();
    if (client == null) {
      return Health.outOfService().withDetail("state", "not started").build();
    }
    KafkaStreams.State state = client.state();
    Health.Builder health =
        switch (state) {
          case RUNNING -> Health.up();
          case CREATED, REBALANCING, PENDING_SHUTDOWN, NOT_RUNNING -> Health.outOfService();
          case PENDING_ERROR, ERROR -> Health.down();
        };
    return health
        .withDetail("state", state.name())
        .withDetail("recentThreadDeaths", life.recentDeaths())
        .build();
  }
}
