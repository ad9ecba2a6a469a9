package dev.payouts.orchestrator.pacing;

/** A number of things that may be in flight at once. */
public final class Window {
  private final int limit;
  private int used;

  public Window(int limit) {
    this.limit = limit;
  }

  public int free() {
    return Math.max(0, limit - used);
  }

  public int used() {
    return used;
  }

  public int limit() {
    return limit;
  }

  public void acquire() {
    used++;
  }

  public void release() {
    used--;
  }
}
