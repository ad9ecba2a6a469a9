package dev.payouts.proofs.crashes.load;

import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Upstream services that send payouts without pause, by CSV to the producers and straight to Kafka,
 * and send each one again until somebody says that it is taken. Some of what they send is bad.
 */
public final class Upstreams implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(500);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** So that an outage does not end in a flood. */
  private static final int BATCHES_MAX = 24;

  /** Every so many batches one goes straight to Kafka; every so many has a conflict. */
  private static final int KAFKA_EVERY = 4;

  private static final int CONFLICT_EVERY = 9;

  private final int perTick;
  private final Payouts payouts;
  private final CsvUpload csv;
  private final KafkaUpstream kafka;
  private final Semaphore room = new Semaphore(BATCHES_MAX);
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

  /**
   * @param prefix of all ids
   * @param lying whether some payees make the gateway lie
   */
  public Upstreams(Fleet fleet, String prefix, boolean lying, int perSecond, long seed) {
    this.perTick = Math.toIntExact(Math.max(1, perSecond * TICK.toMillis() / 1000));
    this.payouts = new Payouts(prefix, lying, seed);
    this.csv = new CsvUpload(fleet);
    this.kafka = new KafkaUpstream(fleet);
  }

  public void start() {
    senders.execute(this::send);
  }

  private void send() {
    try {
      PayoutRow earlier = payouts.next();
      for (int number = 1; !ended.await(TICK.toMillis(), TimeUnit.MILLISECONDS); number++) {
        if (room.tryAcquire()) {
          List<PayoutRow> rows = new ArrayList<>();
          for (int row = 0; row < perTick; row++) {
            rows.add(payouts.next());
          }
          boolean straight = number % KAFKA_EVERY == 0;
          if (number % CONFLICT_EVERY == 0) {
            rows.add(earlier.otherAmount());
          }
          earlier = rows.getFirst();
          deliver(new Batch(rows), straight, number);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(Batch batch, boolean straight, int number) {
    senders.execute(
        () -> {
          try {
            boolean taken = false;
            for (int attempt = number; !taken; attempt++) {
              taken = straight ? kafka.send(batch) : csv.send(batch, attempt);
              if (!taken && !Patience.pause(AGAIN)) {
                return;
              }
            }
            batch.rows().forEach(row -> acknowledged.add(row.id()));
            if (straight) {
              boolean _ = kafka.sendGarbage(number);
            }
          } finally {
            room.release();
          }
        });
  }

  /** Ids that somebody said to have. */
  public Set<String> acknowledged() {
    return acknowledged;
  }

  /** Sends nothing new. */
  public void stop() {
    ended.countDown();
  }

  /** Whether all that was sent is taken. */
  public boolean isTaken() {
    return room.availablePermits() == BATCHES_MAX;
  }

  /** The last answer that did not say that all was taken, for whoever wonders. */
  public String lastRefusal() {
    return csv.lastRefusal();
  }

  @Override
  public void close() {
    stop();
    senders.shutdownNow();
    kafka.close();
    csv.close();
  }
}
