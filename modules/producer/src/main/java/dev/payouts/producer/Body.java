package dev.payouts.producer;

import java.io.IOException;
import java.io.InputStream;

/** Reads a request's body up to a bound. */
final class Body {
  private Body() {}

  static byte[] read(InputStream body, int bytesMax) throws IOException {
    byte[] bytes = body.readNBytes(bytesMax + 1);
    if (bytes.length > bytesMax) {
      throw Problem.TOO_LARGE.with("The body has more than " + bytesMax + " bytes");
    }
    return bytes;
  }
}
