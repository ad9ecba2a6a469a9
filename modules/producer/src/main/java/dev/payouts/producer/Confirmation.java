package dev.payouts.producer;

import dev.payouts.producer.Commands.Sent;
import dev.payouts.producer.EntryMetrics.Entry;
import dev.payouts.producer.EntryMetrics.Kind;
import dev.payouts.producer.EntryMetrics.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponseException;

/** Waits until Kafka has a record. */
final class Confirmation {
  private static final Logger LOG = LoggerFactory.getLogger(Confirmation.class);

  private static final long WARNING_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final EntryMetrics metrics;
  private final long limitMs;
  private final AtomicLong warnedAt = new AtomicLong();

  Confirmation(EntryMetrics metrics, ProducerSettings settings) {
    this.metrics = metrics;
    // The write fails by itself after the limit; twice that is only reached by a fault.
    this.limitMs = 2 * settings.deliveryLimit().toMillis();
  }

  Accepted await(Sent sent, Kind kind) {
    if (isWritten(sent.written())) {
      metrics.count(kind, Entry.REST, Verdict.ACCEPTED);
      return new Accepted(sent.payoutId(), sent.commandId());
    }
    metrics.count(kind, Entry.REST, Verdict.FAILED);
    throw notConfirmed("Send it again under the same payout id: it is paid once");
  }

  boolean isWritten(CompletableFuture<Void> written) {
    try {
      written.get(limitMs, TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      warn(e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** An outage fails everything under way at once; one line a second says it as well. */
  private void warn(Exception failure) {
    long now = System.nanoTime();
    long last = warnedAt.get();
    if ((last == 0 || now - last > WARNING_PAUSE_NANOS) && warnedAt.compareAndSet(last, now)) {
      LOG.atWarn().setCause(failure.getCause()).log("Write not confirmed");
    }
  }

  static ErrorResponseException notConfirmed(String advice) {
    return Problem.NOT_CONFIRMED.with("Whether it was written is not known. " + advice);
  }
}
