package dev.payouts.service.tracing;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.header.Headers;

/**
 * Tells a collector what is done for each payout: one trace for each, whose id follows from the
 * payout's, from the command to the result. May be used by many threads.
 */
public interface Tracing extends AutoCloseable {
  /** Tells nobody, and costs nothing. */
  Tracing OFF = new NoTracing();

  /** What a step is to those before and after it; OpenTelemetry's kinds of spans. */
  enum Kind {
    /** Hands something on by a topic. */
    PRODUCER,
    /** Takes something from a topic. */
    CONSUMER,
    /** Calls somebody. */
    CLIENT,
    /** Moves by itself, because time has passed. */
    INTERNAL
  }

  /** Whether anybody is told. */
  boolean isOn();

  /**
   * Begins a step, which ends when it is closed.
   *
   * @param name in few words, the same for all payouts
   * @param cause headers of what led to it; without a trace context it follows on the payout itself
   */
  Step step(Kind kind, String name, String payoutId, Headers cause);

  /**
   * Tells of the payout as a whole, which all its steps are part of, once it has its first result.
   *
   * @param about what shall be known of it; no account number
   */
  void ended(String payoutId, Instant acceptedAt, Instant endedAt, Map<String, String> about);

  @Override
  void close();
}
