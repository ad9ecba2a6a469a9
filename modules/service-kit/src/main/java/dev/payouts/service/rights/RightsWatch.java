package dev.payouts.service.rights;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Notices a right that is taken away from a service at work, which some of Kafka's clients bear in
 * silence, and says so in the log and to {@code /actuator/health}.
 */
public final class RightsWatch implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(RightsWatch.class);
  private static final int CALL_LIMIT_MS = 5_000;

  private final Map<String, Object> client;
  private final RightsCheck check;
  private final long pauseMs;
  private volatile List<String> missing = List.of();
  private volatile @Nullable Watching watching;

  private record Watching(Admin admin, ScheduledExecutorService thread) {}

  public RightsWatch(Map<String, Object> client, RightsCheck check, RightsSettings settings) {
    this.client = new HashMap<>(client);
    this.client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, CALL_LIMIT_MS);
    this.client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_LIMIT_MS);
    this.check = check;
    this.pauseMs = settings.every().toMillis();
  }

  /** What lacked when Kafka was last asked, each in words. */
  public List<String> missing() {
    return missing;
  }

  @Override
  public void start() {
    Admin admin = Admin.create(client);
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rights-watch").factory());
    var _ =
        thread.scheduleWithFixedDelay(() -> look(admin), pauseMs, pauseMs, TimeUnit.MILLISECONDS);
    watching = new Watching(admin, thread);
  }

  private void look(Admin admin) {
    try {
      tell(check.missing(admin).stream().map(Right::toString).toList());
    } catch (ExecutionException | KafkaException e) {
      // A broker that is away says nothing about rights.
      Refused.by(e).ifPresent(refused -> tell(List.of(refused)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(List<String> now) {
    List<String> before = missing;
    missing = now;
    if (!now.isEmpty() && !now.equals(before)) {
      LOG.atError()
          .addKeyValue("refused", String.join(", ", now))
          .log("Kafka refuses what this service needs; the work waits until it is granted");
    }
    if (now.isEmpty() && !before.isEmpty()) {
      LOG.atInfo().log("Kafka grants again what this service needs");
    }
  }

  @Override
  public void stop() {
    Watching now = watching;
    if (now != null) {
      now.thread().shutdownNow();
      now.admin().close(Duration.ZERO);
      watching = null;
    }
  }

  @Override
  public boolean isRunning() {
    return watching != null;
  }
}
