package dev.payouts.orchestrator.topology;

/**
 * When one stream thread commits before its interval is over: soon where little happens, because
 * somebody waits for it, and more seldom where more happens, because a thread that commits does
 * nothing else. Where commits are slow, little does not come at once either: on a machine that is
 * kept busy by others each would be followed by the next, and nothing else be done. Where all
 * payouts have waited for long there is more than can be done, and one that is late already loses
 * little by a later commit. A commit is of all tasks of a thread.
 */
final class CommitPace {
  private static final long WINDOW_MILLIS = 100;

  /** In this window and the last: up to 200 to 400 steps a second are little. */
  private static final int LITTLE = 40;

  /** Of the time the last commit took, where more happens: a quarter of the time is for commits. */
  private static final int PAUSES_OF_MUCH = 3;

  /** Of the time payouts have waited: each takes four commits, half of each pause on average. */
  private static final int WAITED_PER_PAUSE = 8;

  private static final long NOBODY_WAITED = Long.MAX_VALUE;

  /** A commit that takes no longer needs no pause where little happens. */
  private static final long QUICK_MILLIS = 50;

  private int steps;
  private int commits;
  private long window;
  private int inWindow;
  private int inLastWindow;
  private long leastWaited = NOBODY_WAITED;
  private long askedAt;
  private long doneAt;

  /**
   * A record was processed, or a timer or permit was acted upon.
   *
   * @return the number of commits before it
   */
  int stepped() {
    steps++;
    inWindow++;
    return commits;
  }

  /** A payout's turn came this long after its command was written or it entered its queue. */
  void waited(long millis) {
    leastWaited = Math.min(leastWaited, millis);
  }

  /**
   * Whether a task is to ask for a commit now; if so, it does. Kafka Streams hears only tasks that
   * have something to commit.
   *
   * @param commitsBefore the task's last step
   */
  boolean isDue(int commitsBefore, long nowMillis) {
    turn(nowMillis);
    if (commitsBefore != commits || steps == 0) {
      return false;
    }
    if (pauses(nowMillis)) {
      return false;
    }
    commits++;
    steps = 0;
    leastWaited = NOBODY_WAITED;
    askedAt = nowMillis;
    doneAt = nowMillis;
    return true;
  }

  private boolean pauses(long nowMillis) {
    boolean little = inWindow + inLastWindow <= LITTLE;
    long took = doneAt - askedAt;
    long waited = leastWaited == NOBODY_WAITED ? 0 : leastWaited;
    long pause =
        little ? took - QUICK_MILLIS : Math.max(took * PAUSES_OF_MUCH, waited / WAITED_PER_PAUSE);
    // A clock that was set back says nothing about how long it has been.
    return nowMillis >= doneAt && nowMillis - doneAt < pause;
  }

  private void turn(long nowMillis) {
    long now = Math.floorDiv(nowMillis, WINDOW_MILLIS);
    if (now != window) {
      inLastWindow = now == window + 1 ? inWindow : 0;
      inWindow = 0;
      window = now;
    }
  }

  /** The commit that a task asked for is over, as its next tick tells. */
  void done(long nowMillis) {
    doneAt = Math.max(askedAt, nowMillis);
  }
}
