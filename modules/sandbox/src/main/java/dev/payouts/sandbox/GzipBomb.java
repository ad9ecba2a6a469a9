package dev.payouts.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** A small body that is large once unpacked, and genuine: much white space, then a JSON text. */
final class GzipBomb {
  private static final int SPACE_BYTES = 64 * 1024 * 1024;
  private static final int STEP_BYTES = 64 * 1024;

  /** Of a gzip file, which may have several: it is the same before every text. */
  private static final byte[] SPACE = space();

  private GzipBomb() {}

  static byte[] around(byte[] json) {
    return packed(
        SPACE,
        gzip -> {
          gzip.write(json);
        });
  }

  private static byte[] space() {
    byte[] step = new byte[STEP_BYTES];
    Arrays.fill(step, (byte) ' ');
    return packed(
        new byte[0],
        gzip -> {
          for (int i = 0; i < SPACE_BYTES / STEP_BYTES; i++) {
            gzip.write(step);
          }
        });
  }

  @FunctionalInterface
  private interface Content {
    void write(GZIPOutputStream gzip) throws IOException;
  }

  private static byte[] packed(byte[] before, Content content) {
    try {
      var bytes = new ByteArrayOutputStream();
      bytes.writeBytes(before);
      try (var gzip = new GZIPOutputStream(bytes)) {
        content.write(gzip);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
