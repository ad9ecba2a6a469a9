package dev.payouts.service;

import dev.payouts.service.rights.Refused;
import dev.payouts.service.rights.RightsWatch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up while the broker answers and refuses nothing that the service needs. One admin client, made
 * when first asked and kept.
 */
final class KafkaHealth implements HealthIndicator, AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final KafkaSettings kafka;
  private final RightsWatch rights;
  private @Nullable Admin admin;

  KafkaHealth(KafkaSettings kafka, RightsWatch rights) {
    this.kafka = kafka;
    this.rights = rights;
  }

  @Override
  public Health health() {
    try {
      int brokers =
          admin().describeCluster().nodes().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS).size();
      List<String> missing = rights.missing();
      Health.Builder health =
          missing.isEmpty() ? Health.up() : Health.down().withDetail("refused", missing);
      return health.withDetail("brokers", brokers).build();
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      String problem =
          Refused.by(e).map(refused -> "refuses " + refused).orElse("no broker answers");
      return Health.down().withDetail("problem", problem).build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.unknown().build();
    }
  }

  private synchronized Admin admin() {
    if (admin == null) {
      var client = kafka.client();
      client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
      client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
      admin = Admin.create(client);
    }
    return admin;
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(LIMIT);
    }
  }
}
