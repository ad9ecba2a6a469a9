package dev.payouts.benchmarks.latency;

import java.util.EnumMap;
import java.util.Map;

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

  /** In microseconds; a stage shorter than the clock can tell is 0. */
  synchronized Map<Stage, Long> stages() {
    Map<Stage, Long> stages = new EnumMap<>(Stage.class);
    stages.put(Stage.COMMAND_TO_GRANT, Math.max(0, granted - due));
    stages.put(Stage.GRANT_TO_POST, Math.max(0, posted - granted));
    stages.put(Stage.POST_TO_REPLY, Math.max(0, replied - posted));
    stages.put(Stage.REPLY_TO_RESULT, Math.max(0, ended - replied));
    stages.put(Stage.COMMAND_TO_RESULT, ended - due);
    return stages;
  }
}
