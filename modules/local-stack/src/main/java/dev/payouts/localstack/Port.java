package dev.payouts.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of 127.0.0.1. */
final class Port {
  private static final int CONNECT_LIMIT_MS = 1_000;

  /**
   * Below the range from which systems take ports for outgoing connections (Linux from 32768,
   * others from 49152): no client is given one of these while the server that has it is down.
   */
  private static final int LASTING_FROM = 20_000;

  private static final int LASTING_TO = 30_000;
  private static final int ATTEMPTS_PER_PORT = 100;

  private Port() {}

  /** One that was free a moment ago; whoever binds it must be ready to lose the race for it. */
  static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException("no free port on 127.0.0.1", none);
    }
  }

  /** Another one than this, which may be free as well: nobody listens there yet. */
  static int freeBeside(int other) {
    int port = free();
    while (port == other) {
      port = free();
    }
    return port;
  }

  /** Different ones that are free, and will be again whenever their server is down. */
  static List<Integer> lasting(int count) {
    List<Integer> found =
        ThreadLocalRandom.current()
            .ints(LASTING_FROM, LASTING_TO)
            .distinct()
            .limit((long) count * ATTEMPTS_PER_PORT)
            .filter(Port::isFree)
            .limit(count)
            .boxed()
            .toList();
    if (found.size() < count) {
      throw new IllegalStateException("fewer than " + count + " free ports on 127.0.0.1");
    }
    return found;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_LIMIT_MS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
