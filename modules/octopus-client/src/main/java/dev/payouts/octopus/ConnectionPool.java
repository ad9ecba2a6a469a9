package dev.payouts.octopus;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connections in use and at rest. The one used last is used next, so the others come to rest and
 * are closed before the gateway closes them: a request written just as it does has an unknown fate.
 */
final class ConnectionPool implements AutoCloseable {
  private final Dialer dialer;
  private final long idleNanosMax;
  private final Semaphore permits;
  private final ConcurrentLinkedDeque<Connection> resting = new ConcurrentLinkedDeque<>();
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  ConnectionPool(Dialer dialer, ClientSettings settings, Alarms alarms) {
    this.dialer = dialer;
    this.idleNanosMax = settings.idleLimit().toNanos();
    this.permits = new Semaphore(settings.connectionsMax(), true);
    alarms.every(settings.idleLimit(), this::closeIdle);
  }

  /** Waits for the right to use one connection; false once {@code patience} is over. */
  boolean enter(Duration patience) throws InterruptedException {
    return permits.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  void leave() {
    permits.release();
  }

  /**
   * A resting connection that is fit for use, or a new one. Throws only before any byte is sent.
   */
  Connection take(Duration connectLimit) throws IOException {
    Connection rested;
    while ((rested = resting.pollFirst()) != null) {
      if (rested.idleNanos(System.nanoTime()) < idleNanosMax && rested.isQuiet()) {
        return rested;
      }
      discard(rested);
    }
    if (closed) {
      throw new ClosedChannelException();
    }
    Connection dialed = dialer.dial(connectLimit);
    open.add(dialed);
    if (closed) {
      discard(dialed);
      throw new ClosedChannelException();
    }
    return dialed;
  }

  void rest(Connection connection) {
    connection.rest(System.nanoTime());
    resting.addFirst(connection);
    if (closed) {
      discard(connection);
    }
  }

  void discard(Connection connection) {
    open.remove(connection);
    connection.close();
  }

  void abort(Connection connection) {
    open.remove(connection);
    connection.abort();
  }

  private void closeIdle() {
    for (@Nullable Connection last; (last = resting.peekLast()) != null; ) {
      if (last.idleNanos(System.nanoTime()) < idleNanosMax) {
        return;
      }
      if (resting.removeLastOccurrence(last)) {
        discard(last);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    open.forEach(this::abort);
    resting.clear();
  }
}
