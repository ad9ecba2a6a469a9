package dev.payouts.gatewayio;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the reading and stops in order: no more requests, then the calls under way, then the
 * replies. Each step is bounded.
 */
final class GatewayLoop implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayLoop.class);
  private static final Duration FLUSH_LIMIT = Duration.ofSeconds(3);

  private final Reader reader;
  private final InFlight inFlight;
  private final ExecutorService threads;
  private final Producer<byte[], byte[]> producer;
  private final Duration drainLimit;
  private volatile boolean running;

  GatewayLoop(
      Reader reader,
      InFlight inFlight,
      ExecutorService threads,
      Producer<byte[], byte[]> producer,
      Duration drainLimit) {
    this.reader = reader;
    this.inFlight = inFlight;
    this.threads = threads;
    this.producer = producer;
    this.drainLimit = drainLimit;
  }

  @Override
  public void start() {
    reader.start();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    reader.stop();
    try {
      if (!inFlight.awaitNone(drainLimit)) {
        LOG.atWarn().addKeyValue("calls", inFlight.calls()).log("Calls cut short");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
    producer.close(FLUSH_LIMIT);
  }

  Health health() {
    Health.Builder health = running && reader.isReading() ? Health.up() : Health.down();
    return health
        .withDetail("partitions", reader.partitions())
        .withDetail("calls", inFlight.calls())
        .build();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
