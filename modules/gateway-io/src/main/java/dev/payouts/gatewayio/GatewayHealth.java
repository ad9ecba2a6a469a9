package dev.payouts.gatewayio;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while requests are read; an instance without partitions is a standby and up as well. */
record GatewayHealth(GatewayLoop loop) implements HealthIndicator {
  @Override
  public Health health() {
    return loop.health();
  }
}
