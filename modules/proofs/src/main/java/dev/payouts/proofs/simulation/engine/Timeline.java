package dev.payouts.proofs.simulation.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/** The true time of a history, and what happens when. */
public final class Timeline {
  public static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  private record Event(long at, long order, Runnable happens) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(at, other.at);
      return byTime == 0 ? Long.compare(order, other.order) : byTime;
    }
  }

  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long nanos;
  private long order;

  /** Nanoseconds since the start. */
  public long nanos() {
    return nanos;
  }

  public Instant now() {
    return START.plusNanos(nanos);
  }

  public void in(Duration wait, Runnable happens) {
    at(nanos + Math.max(0, wait.toNanos()), happens);
  }

  /** At a moment in nanoseconds since the start; at once if that is past. */
  public void at(long moment, Runnable happens) {
    events.add(new Event(Math.max(nanos, moment), order++, happens));
  }

  /** Lets the next thing happen, if it is due before the moment given. */
  public boolean step(long before) {
    Event event = events.peek();
    if (event == null || event.at() >= before) {
      return false;
    }
    events.remove();
    nanos = event.at();
    event.happens().run();
    return true;
  }
}
