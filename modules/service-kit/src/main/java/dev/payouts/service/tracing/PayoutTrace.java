package dev.payouts.service.tracing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The trace of a payout, which follows from its id: whoever knows the payout knows the trace, no
 * service has to be told or to remember it, and a log can name it.
 *
 * @param id 32 hex digits: the first 16 bytes of SHA-256 of "payout:" and the payout's id
 * @param root id of the span that stands for the whole payout, 16 hex digits: the next 8 bytes
 */
public record PayoutTrace(String id, String root) {
  private static final String PREFIX = "payout:";
  private static final int ID_BYTES = 16;
  private static final int ROOT_BYTES = 8;
  private static final int SIGN_BITS = 1;

  public static PayoutTrace of(String payoutId) {
    byte[] hash = sha256(PREFIX + payoutId);
    return new PayoutTrace(
        HexFormat.of().formatHex(hash, 0, ID_BYTES),
        HexFormat.of().formatHex(hash, ID_BYTES, ID_BYTES + ROOT_BYTES));
  }

  /** Whether it belongs to that part of all traces; the same in every service. */
  boolean isWithin(double ratio) {
    long bits = ByteBuffer.wrap(HexFormat.of().parseHex(id)).getLong() >>> SIGN_BITS;
    return bits < ratio * Long.MAX_VALUE || ratio >= 1;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
