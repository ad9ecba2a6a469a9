package dev.payouts.orchestrator.streams;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that died, until they die too often: then the client stops and its
 * health says so, because the next replacement would not fare better.
 */
final class CrashLoop implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(CrashLoop.class);
  private static final int DEATHS_MAX = 20;
  private static final Duration WITHIN = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final Deque<Instant> deaths = new ArrayDeque<>();

  CrashLoop(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
    if (causedBy(failure, InvalidOffsetException.class)) {
      LOG.atError()
          .addKeyValue("reason", failure.getMessage())
          .log("Offsets are gone; restart to be told what to do");
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    Instant now = clock.instant();
    deaths.addLast(now);
    while (deaths.getFirst().isBefore(now.minus(WITHIN))) {
      deaths.removeFirst();
    }
    if (deaths.size() > DEATHS_MAX) {
      LOG.atError()
          .addKeyValue("deaths", deaths.size())
          .addKeyValue("within", WITHIN)
          .setCause(failure)
          .log("Stream threads die in a loop; stopping");
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    LOG.atWarn().setCause(failure).log("A stream thread died and is replaced");
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  synchronized int recentDeaths() {
    return deaths.size();
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
