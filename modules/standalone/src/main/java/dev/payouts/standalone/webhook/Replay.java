package dev.payouts.standalone.webhook;

import dev.payouts.avro.PayoutResult;
import dev.payouts.core.rules.PayoutRules;
import dev.payouts.producer.webhook.Notice;
import dev.payouts.producer.webhook.Sender;
import dev.payouts.producer.webhook.Sender.Outcome;
import dev.payouts.producer.webhook.Webhook;
import dev.payouts.reporting.source.Results;
import dev.payouts.reporting.source.Scan;
import dev.payouts.reporting.source.Source;
import dev.payouts.reporting.words.Period;
import dev.payouts.standalone.client.ClientFailure;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Tells a webhook results once more, each payout's latest revision, and counts how it went. */
final class Replay implements AutoCloseable {
  private static final int FLYING_MAX = 16;
  private static final int TRIES_MAX = 3;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Results in a row that were not taken: the receiver is down, and going on would only count. */
  private static final int FAILED_IN_ROW_MAX = 5;

  private final Webhook webhook;
  private final Sender sender;
  private final InstantSource clock;
  private final PrintStream err;
  private final Semaphore slots = new Semaphore(FLYING_MAX);
  private final AtomicLong told = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicInteger failedInRow = new AtomicInteger();

  Replay(Webhook webhook, InstantSource clock, PrintStream err) {
    this.webhook = webhook;
    this.sender = new Sender(webhook);
    this.clock = clock;
    this.err = err;
  }

  /** Results that were taken and that were not. */
  record Counts(long told, long failed) {}

  /**
   * @param payoutId the only one; empty for all
   * @param period in which results were decided
   * @throws ClientFailure if the receiver takes nothing
   */
  Counts run(Source source, Optional<String> payoutId, Period period) {
    try (Results results = Results.open(source)) {
      Set<Integer> partitions =
          payoutId
              .map(id -> Set.of(home(id, results.partitions().size())))
              .orElse(results.partitions());
      for (int partition : partitions) {
        results.eachLatest(
            partition,
            result -> {
              if (isMeant(result, payoutId, period)) {
                begin(Notice.of(result));
              }
            });
      }
      slots.acquireUninterruptibly(FLYING_MAX);
      slots.release(FLYING_MAX);
      return new Counts(told.get(), failed.get());
    }
  }

  private static int home(String payoutId, int partitions) {
    return Scan.home(payoutId.getBytes(StandardCharsets.UTF_8), partitions);
  }

  private boolean isMeant(PayoutResult result, Optional<String> payoutId, Period period) {
    return PayoutRules.isPayoutId(result.getPayoutId())
        && webhook.wants(result.getSource())
        && payoutId.map(result.getPayoutId()::equals).orElse(true)
        && period.contains(result.getDecidedAt());
  }

  private void begin(Notice notice) {
    slots.acquireUninterruptibly();
    if (failedInRow.get() >= FAILED_IN_ROW_MAX) {
      slots.release();
      throw new ClientFailure(
          "%s takes nothing; %d were told before. Tell them again later, a receiver knows by webhook-id what it has"
              .formatted(webhook.url(), told.get()));
    }
    Thread.ofVirtual()
        .name("replay")
        .start(
            () -> {
              try {
                tell(notice);
              } finally {
                slots.release();
              }
            });
  }

  private void tell(Notice notice) {
    String why = "";
    for (int tries = 1; tries <= TRIES_MAX; tries++) {
      switch (sender.tell(notice, clock.instant())) {
        case Outcome.Told _ -> {
          told.incrementAndGet();
          failedInRow.set(0);
          return;
        }
        case Outcome.Failed(String reason) -> why = reason;
      }
      if (tries < TRIES_MAX) {
        pause();
      }
    }
    failed.incrementAndGet();
    failedInRow.incrementAndGet();
    err.println("not told: " + notice.id() + ": " + why);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    sender.close();
  }
}
