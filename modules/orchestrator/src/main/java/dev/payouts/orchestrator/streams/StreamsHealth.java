package dev.payouts.orchestrator.streams;

import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Ready while every partition of this instance is being processed: its threads run, none has died
 * within the last minute, and none that is dead still holds partitions.
 */
public final class StreamsHealth implements HealthIndicator {
  private final StreamsLife life;
  private final HostInfo self;

  public StreamsHealth(StreamsLife life, HostInfo self) {
    this.life = life;
    this.self = self;
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
          case RUNNING -> working(client);
          case CREATED, REBALANCING, PENDING_SHUTDOWN, NOT_RUNNING -> Health.outOfService();
          case PENDING_ERROR, ERROR -> Health.down();
        };
    return health
        .withDetail("state", state.name())
        .withDetail("recentThreadDeaths", life.recentDeaths())
        .build();
  }

  private Health.Builder working(KafkaStreams client) {
    try {
      Set<String> unserved = Unserved.of(client, self);
      if (!unserved.isEmpty()) {
        return Health.outOfService().withDetail("unserved", unserved);
      }
      return life.recentDeaths() > 0 ? Health.outOfService() : Health.up();
    } catch (IllegalStateException e) {
      // It has left RUNNING in between.
      return Health.outOfService();
    }
  }
}
