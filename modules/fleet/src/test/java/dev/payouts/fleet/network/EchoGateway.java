package dev.payouts.fleet.network;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what every connection brings, and sends it back. */
final class EchoGateway implements AutoCloseable {
  private final ServerSocket server =
      new ServerSocket(0, 1024, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  private final List<ByteArrayOutputStream> received = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  EchoGateway() throws IOException {
    Thread.ofVirtual().start(this::accept);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        var bytes = new ByteArrayOutputStream();
        received.add(bytes);
        open.add(socket);
        Thread.ofVirtual().start(() -> echo(socket, bytes));
      }
    } catch (IOException e) {
      // Closed by the test.
    }
  }

  private void echo(Socket socket, ByteArrayOutputStream bytes) {
    byte[] chunk = new byte[8192];
    try (socket) {
      for (int count; (count = socket.getInputStream().read(chunk)) >= 0; ) {
        bytes.write(chunk, 0, count);
        socket.getOutputStream().write(chunk, 0, count);
      }
    } catch (IOException e) {
      // The other side hung up.
    } finally {
      open.remove(socket);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /** What arrived, a string for each connection that brought anything. */
  List<String> received() {
    return received.stream()
        .map(bytes -> bytes.toString(US_ASCII))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  int open() {
    return open.size();
  }

  /** Takes no more connections and closes those it has. */
  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
