package dev.payouts.producer.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** The mark some programs put before a text: that of UTF-8 is skipped, others are refused. */
final class ByteOrderMark {
  private static final int UTF_8_LENGTH = 3;

  private ByteOrderMark() {}

  static InputStream skip(InputStream in) throws IOException, BadInput {
    PushbackInputStream stream = new PushbackInputStream(in, UTF_8_LENGTH);
    byte[] head = stream.readNBytes(UTF_8_LENGTH);
    int first = head.length > 1 ? ((head[0] & 0xFF) << 8) | (head[1] & 0xFF) : 0;
    if (first == 0xFEFF || first == 0xFFFE) {
      throw new BadInput("is UTF-16; save it as UTF-8");
    }
    boolean utf8 = head.length == UTF_8_LENGTH && first == 0xEFBB && (head[2] & 0xFF) == 0xBF;
    if (!utf8) {
      stream.unread(head);
    }
    return stream;
  }
}
