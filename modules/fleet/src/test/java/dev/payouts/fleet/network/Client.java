package dev.payouts.fleet.network;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** The service's end of one connection. */
final class Client implements AutoCloseable {
  private static final int LIMIT_MILLIS = 30_000;
  private static final int SILENCE_MILLIS = 100;

  private final Socket socket;

  Client(Proxy proxy) throws IOException {
    socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), proxy.port());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(LIMIT_MILLIS);
  }

  void say(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  /** Fewer characters only if the answers end before. */
  String hear(int count) throws IOException {
    return new String(socket.getInputStream().readNBytes(count), US_ASCII);
  }

  String exchange(String text) throws IOException {
    say(text);
    return hear(text.length());
  }

  String hearToTheEnd() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), US_ASCII);
  }

  boolean hearsNothing() throws IOException {
    socket.setSoTimeout(SILENCE_MILLIS);
    try {
      var _ = socket.getInputStream().read();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } finally {
      socket.setSoTimeout(LIMIT_MILLIS);
    }
  }

  void sayNoMore() throws IOException {
    socket.shutdownOutput();
  }

  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
