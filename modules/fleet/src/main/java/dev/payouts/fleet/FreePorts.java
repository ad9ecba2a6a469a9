package dev.payouts.fleet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * Ports of 127.0.0.1 for processes that come and go: below the range that systems hand out by
 * themselves, so that nobody takes one while its owner is dead.
 */
final class FreePorts {
  private static final int FIRST = 10_000;
  private static final int COUNT = 20_000;

  private final Random random = new Random();
  private final Set<Integer> given = new HashSet<>();

  int next() {
    int port = FIRST + random.nextInt(COUNT);
    while (given.contains(port) || !isFree(port)) {
      port = FIRST + random.nextInt(COUNT);
    }
    given.add(port);
    return port;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
