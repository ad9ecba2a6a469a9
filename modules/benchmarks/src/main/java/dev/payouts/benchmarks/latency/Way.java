package dev.payouts.benchmarks.latency;

/**
 * When one payout was where, in microseconds since 1970 by the clock of this machine. What services
 * say of it is in whole milliseconds.
 */
final class Way {
  /** When its command was to be sent, whether or not it was. */
  private final long due;

  private long granted;
  private long posted;
  private long replied;
  private long ended;

  Way(long due) {
    this.due = due;
  }

  synchronized void granted(long at) {
    granted = at;
  }

  synchronized void called(long from, long until) {
    posted = from;
    replied = until;
  }

  synchronized void ended(long at) {
    ended = at;
  }

  synchronized boolean isComplete() {
    return granted > 0 && replied > 0 && ended > 0;
  }

  /** How long a stage took; one shorter than the clock can tell took 0. */
  synchronized long micros(Stage stage) {
    return switch (stage) {
      case COMMAND_TO_GRANT -> Math.max(0, granted - due);
      case GRANT_TO_POST -> Math.max(0, posted - granted);
      case POST_TO_REPLY -> Math.max(0, replied - posted);
      case REPLY_TO_RESULT -> Math.max(0, ended - replied);
      case COMMAND_TO_RESULT -> Math.max(0, ended - due);
    };
  }
}
