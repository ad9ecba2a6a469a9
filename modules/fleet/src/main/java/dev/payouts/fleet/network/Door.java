package dev.payouts.fleet.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A port of 127.0.0.1 at which connections are accepted or refused. */
final class Door implements AutoCloseable {
  private static final int BACKLOG = 1024;

  /**
   * Bound and never listening: while the door is shut, the kernel gives the port to nobody else,
   * nor to a client as its own end, which would connect it to itself.
   */
  private final Socket reservation = new Socket();

  private final Consumer<Socket> guests;
  private @Nullable ServerSocket listening;
  private @Nullable Thread porter;

  Door(Consumer<Socket> guests) throws IOException {
    this.guests = guests;
    reservation.setReuseAddress(true);
    reservation.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
  }

  int port() {
    return reservation.getLocalPort();
  }

  synchronized void open() throws IOException {
    if (listening != null) {
      return;
    }
    ServerSocket fresh = new ServerSocket();
    fresh.setReuseAddress(true);
    fresh.bind(reservation.getLocalSocketAddress(), BACKLOG);
    listening = fresh;
    porter = Thread.ofVirtual().name("proxy-accept").start(() -> accept(fresh));
  }

  /** Those not accepted yet are reset. */
  synchronized void shut() throws IOException {
    if (listening != null) {
      listening.close();
      listening = null;
      awaitPorter();
    }
  }

  /** A socket that somebody waits at lets connections in until he has noticed that it is closed. */
  private void awaitPorter() {
    try {
      if (porter != null) {
        porter.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(ServerSocket server) {
    try {
      while (true) {
        guests.accept(server.accept());
      }
    } catch (IOException e) {
      if (!server.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    shut();
    reservation.close();
  }
}
