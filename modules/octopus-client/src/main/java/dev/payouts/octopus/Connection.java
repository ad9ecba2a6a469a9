package dev.payouts.octopus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * One open connection to the gateway, used by one call at a time. Closing may come from any thread
 * and ends the call that uses it.
 */
final class Connection implements AutoCloseable {
  private static final int BUFFER_BYTES = 4 * 1024;
  private static final int LINE_LENGTH_MAX = 8 * 1024;

  private final SocketChannel channel;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final ByteBuffer probe = ByteBuffer.allocate(1);
  private int position;
  private int limit;
  private long idleSinceNanos;

  /**
   * A connection over a connected channel.
   *
   * @param socket reads and writes the channel, through TLS or not
   */
  Connection(SocketChannel channel, Socket socket) throws IOException {
    this.channel = channel;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  void write(byte[] request) throws IOException {
    out.write(request);
    out.flush();
  }

  /** The next line of the answer's head, without its end. */
  String readLine() throws IOException {
    String sofar = "";
    while (true) {
      for (int at = position; at < limit; at++) {
        if (buffer[at] == '\n') {
          int end = at > position && buffer[at - 1] == '\r' ? at - 1 : at;
          String line = sofar + new String(buffer, position, end - position, ISO_8859_1);
          position = at + 1;
          return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        }
      }
      sofar += new String(buffer, position, limit - position, ISO_8859_1);
      if (sofar.length() > LINE_LENGTH_MAX) {
        throw new ProtocolException("too long a header line");
      }
      if (!fill()) {
        throw new EOFException("closed by the gateway before its answer was complete");
      }
    }
  }

  /** Up to {@code length} bytes of the answer; -1 at its end. */
  int read(byte[] target, int offset, int length) throws IOException {
    if (position == limit && !fill()) {
      return -1;
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(buffer, position, target, offset, count);
    position += count;
    return count;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  void rest(long nowNanos) {
    idleSinceNanos = nowNanos;
  }

  long idleNanos(long nowNanos) {
    return nowNanos - idleSinceNanos;
  }

  /**
   * Whether a request may be written: the gateway has neither closed the connection nor sent
   * anything unasked, which would be taken for the answer to the next payout's request.
   */
  boolean isQuiet() {
    if (position != limit) {
      return false;
    }
    try {
      channel.configureBlocking(false);
      int count = channel.read(probe.clear());
      channel.configureBlocking(true);
      return count == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Nobody uses it any more.
    }
  }

  /**
   * Closes by a reset, so that the kernel drops what it has not sent yet: a request given up must
   * not be delivered once the network heals.
   */
  void abort() {
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException e) {
      // Closed already.
    }
    close();
  }
}
