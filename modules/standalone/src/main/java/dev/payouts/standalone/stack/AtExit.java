package dev.payouts.standalone.stack;

/**
 * Something to end exactly once: in order by {@link #close}, or when the process is told to end.
 */
public final class AtExit implements AutoCloseable {
  private final Runnable ending;
  private boolean ended;

  private AtExit(Runnable ending) {
    this.ending = ending;
  }

  public static AtExit run(Runnable ending) {
    AtExit atExit = new AtExit(ending);
    Runtime.getRuntime().addShutdownHook(new Thread(atExit::close, "at-exit"));
    return atExit;
  }

  /**
   * Leaves the ending out; waits for one that has begun.
   *
   * @return whether it has not run and will not
   */
  public synchronized boolean cancel() {
    boolean cancelled = !ended;
    ended = true;
    return cancelled;
  }

  @Override
  public synchronized void close() {
    if (!ended) {
      ended = true;
      ending.run();
    }
  }
}
