package dev.payouts.fleet.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client's connection and, once there is something to forward, one to the gateway. */
final class Connection {
  /** On one machine a connection takes this long only if the gateway accepts none. */
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  private final Socket client;
  private final InetSocketAddress target;
  private final Sky sky;
  private final Consumer<Connection> gone;
  private final Set<Weather> struck = EnumSet.noneOf(Weather.class);
  private final AtomicInteger directions = new AtomicInteger(2);
  private volatile @Nullable Socket gateway;

  Connection(Socket client, InetSocketAddress target, Sky sky, Consumer<Connection> gone) {
    this.client = client;
    this.target = target;
    this.sky = sky;
    this.gone = gone;
  }

  void start() {
    Thread.ofVirtual().name("proxy-requests").start(new Requests(this, client, sky)::pump);
  }

  /** The connection to the gateway, made at the first call. Only for the pump of requests. */
  Socket gateway() throws IOException {
    Socket known = gateway;
    if (known != null) {
      return known;
    }
    Socket fresh = new Socket();
    gateway = fresh;
    if (isOver()) {
      fresh.close();
      throw new SocketException("aborted before it was connected");
    }
    fresh.setTcpNoDelay(true);
    fresh.connect(target, (int) CONNECT_LIMIT.toMillis());
    Thread.ofVirtual().name("proxy-answers").start(new Answers(this, client, fresh, sky)::pump);
    return fresh;
  }

  /** Counts the connection once for each weather that strikes it. */
  synchronized void strikes(Weather by) {
    if (struck.add(by)) {
      sky.strikes(by);
    }
  }

  synchronized boolean wasStruckBy(Weather weather) {
    return struck.contains(weather);
  }

  boolean isOver() {
    return client.isClosed();
  }

  /** The client sends no more. */
  void requestsEnded() throws IOException {
    Socket known = gateway;
    if (known == null) {
      end(false);
      return;
    }
    known.shutdownOutput();
    directionEnded();
  }

  /** The gateway sends no more. */
  void answersEnded() throws IOException {
    if (!client.isOutputShutdown()) {
      client.shutdownOutput();
    }
    directionEnded();
  }

  private void directionEnded() {
    if (directions.decrementAndGet() == 0) {
      end(false);
    }
  }

  /** Resets both sides; what was not forwarded is lost. */
  void abort() {
    end(true);
  }

  private void end(boolean reset) {
    // The client's side first: whoever sees it open has a gateway's side that is closed here.
    close(client, reset);
    Socket known = gateway;
    if (known != null) {
      close(known, reset);
    }
    gone.accept(this);
    sky.wake();
  }

  private static void close(Socket socket, boolean reset) {
    try (socket) {
      if (reset && !socket.isClosed()) {
        socket.setSoLinger(true, 0);
      }
    } catch (IOException e) {
      // Closed by the other pump or by its peer.
    }
  }
}
