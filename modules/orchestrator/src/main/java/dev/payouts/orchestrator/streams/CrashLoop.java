package dev.payouts.orchestrator.streams;

import dev.payouts.service.rights.Refused;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that died, and calls for a person at the second death in the same place:
 * what stands behind it waits. When they die too often the client stops, because the next
 * replacement would not fare better. Where only a person can help, it stops at the first.
 */
final class CrashLoop implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(CrashLoop.class);

  /**
   * A death and its replacement take a good second, so a loop gets there in half a minute. A
   * registry that is away costs a thread every 30 s and never does: that is waited for.
   */
  private static final int DEATHS_MAX = 20;

  private static final Duration WITHIN = Duration.ofMinutes(5);

  /** Longer than a record waits for the registry, so that a loop never looks like an end of it. */
  private static final Duration RECENTLY = Duration.ofMinutes(1);

  private record Death(Instant at, String place) {}

  private final InstantSource clock;
  private final Counter once;
  private final Counter again;
  private final Deque<Death> deaths = new ArrayDeque<>();
  private String lastWords = "its stream threads ended";

  CrashLoop(InstantSource clock, MeterRegistry meters) {
    this.clock = clock;
    this.once = meters.counter("payouts.stream.thread.deaths", "again", "false");
    this.again = meters.counter("payouts.stream.thread.deaths", "again", "true");
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
    if (causedBy(failure, InvalidOffsetException.class)) {
      lastWords = "the offsets it had reached are gone; start it again to be told what to do";
      LOG.atError()
          .addKeyValue("reason", failure.getMessage())
          .log("Offsets are gone; restart to be told what to do");
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    if (causedBy(failure, InvalidTimestampException.class)) {
      lastWords =
          "Kafka refuses the times of its records: the clock of this machine is far ahead, or the brokers' behind; set it and start again";
      LOG.atError()
          .addKeyValue("reason", failure.getMessage())
          .log("Kafka refuses this machine's time");
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    Instant now = clock.instant();
    while (!deaths.isEmpty() && deaths.getFirst().at().isBefore(now.minus(WITHIN))) {
      deaths.removeFirst();
    }
    String place = DeathPlace.of(failure);
    boolean repeated = deaths.stream().anyMatch(death -> death.place().equals(place));
    deaths.addLast(new Death(now, place));
    (repeated ? again : once).increment();
    Optional<String> refused = Refused.by(failure);
    if (deaths.size() > DEATHS_MAX) {
      lastWords =
          refused
              .map(what -> "Kafka refuses it " + what)
              .orElse(
                  "stream threads died %d times within %d minutes, the last one at %s"
                      .formatted(deaths.size(), WITHIN.toMinutes(), place));
      LOG.atError()
          .addKeyValue("deaths", deaths.size())
          .addKeyValue("within", WITHIN)
          .addKeyValue("place", place)
          .setCause(failure)
          .log("Stream threads die in a loop; stopping");
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    if (refused.isPresent()) {
      // What was under way is aborted and done again; a right may come back, so the thread does.
      LOG.atError().addKeyValue("refused", refused.get()).log("Kafka refuses the stream thread");
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    (repeated ? LOG.atError() : LOG.atWarn())
        .addKeyValue("place", place)
        .setCause(failure)
        .log(
            repeated
                ? "A stream thread died where another had died; what stands behind it waits"
                : "A stream thread died and is replaced");
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** Stream threads that died within the last minute. */
  synchronized int recentDeaths() {
    Instant from = clock.instant().minus(RECENTLY);
    return (int) deaths.stream().filter(death -> !death.at().isBefore(from)).count();
  }

  /** Why the client ended, in part of a sentence. */
  synchronized String lastWords() {
    return lastWords;
  }

  private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
