package dev.payouts.producer.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What one webhook does, as metrics. */
final class WebhookMetrics {
  private static final String TAG = "webhook";

  private final Timer told;
  private final Timer failed;
  private final Counter givenUp;
  private volatile int backlog;
  private volatile Optional<Instant> oldest = Optional.empty();
  private volatile boolean down;

  WebhookMetrics(MeterRegistry meters, String webhook, InstantSource clock) {
    told = posts(meters, webhook, "told");
    failed = posts(meters, webhook, "failed");
    givenUp = meters.counter("payouts.webhook.given.up", TAG, webhook);
    Gauge.builder("payouts.webhook.backlog", this, all -> all.backlog)
        .tag(TAG, webhook)
        .strongReference(true)
        .register(meters);
    Gauge.builder("payouts.webhook.delay.seconds", this, all -> all.delay(clock.instant()))
        .tag(TAG, webhook)
        .strongReference(true)
        .register(meters);
    Gauge.builder("payouts.webhook.down", this, all -> all.down ? 1 : 0)
        .tag(TAG, webhook)
        .strongReference(true)
        .register(meters);
  }

  private static Timer posts(MeterRegistry meters, String webhook, String outcome) {
    return meters.timer("payouts.webhook.posts", TAG, webhook, "outcome", outcome);
  }

  private double delay(Instant now) {
    return oldest
        .map(since -> Math.max(0, Duration.between(since, now).toMillis() / 1000.0))
        .orElse(0.0);
  }

  void told(Duration took) {
    told.record(took);
  }

  void failed(Duration took) {
    failed.record(took);
  }

  void givenUp() {
    givenUp.increment();
  }

  /**
   * @param waiting results
   * @param since when the oldest of them came to be
   * @param isDown whether the receiver takes none
   */
  void stands(int waiting, Optional<Instant> since, boolean isDown) {
    backlog = waiting;
    oldest = since;
    down = isDown;
  }
}
