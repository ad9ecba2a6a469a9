package dev.payouts.producer.input;

import java.io.IOException;
import java.io.InputStream;

/** A stream read byte by byte from a buffer of our own: no lock and no call per byte. */
final class ByteSource {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;

  ByteSource(InputStream in) {
    this.in = in;
  }

  /** The next byte, 0 to 255; -1 at the end. */
  int next() throws IOException {
    return position < limit || fill() ? buffer[position++] & 0xFF : -1;
  }

  void skipIf(int expected) throws IOException {
    if ((position < limit || fill()) && buffer[position] == expected) {
      position++;
    }
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = 0;
    int read;
    do {
      read = in.read(buffer);
    } while (read == 0);
    limit = Math.max(read, 0);
    return read > 0;
  }
}
