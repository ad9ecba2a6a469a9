package dev.payouts.service;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats a step of the start until what it needs answers, for a bounded time. */
final class Patience {
  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Duration limit;

  Patience(Duration limit) {
    this.limit = limit;
  }

  interface Step {
    /**
     * @throws NotYet to be repeated
     */
    void run() throws NotYet;
  }

  /** What the step needs does not serve it yet; the message goes on from its name. */
  static final class NotYet extends Exception {
    NotYet(String what, Throwable cause) {
      super(what, cause);
    }

    static NotYet silent(Throwable cause) {
      return new NotYet("did not answer", cause);
    }
  }

  /**
   * @param needed what the step needs and where it should be, such as "Kafka at 127.0.0.1:9092"
   * @param hint what to do when it never answers
   */
  void await(String needed, String hint, Step step) {
    long started = System.nanoTime();
    for (boolean first = true; ; first = false) {
      try {
        step.run();
        return;
      } catch (NotYet e) {
        if (System.nanoTime() - started >= limit.toNanos()) {
          String text =
              "%s %s within %d s; %s".formatted(needed, e.getMessage(), limit.toSeconds(), hint);
          throw new StartupFailure(text, e.getCause());
        }
        if (first) {
          LOG.atInfo()
              .addKeyValue("needed", needed)
              .addKeyValue("seconds_max", limit.toSeconds())
              .log("Waiting");
        }
        pause(needed);
      }
    }
  }

  private static void pause(String needed) {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupFailure("interrupted while waiting for " + needed, e);
    }
  }
}
