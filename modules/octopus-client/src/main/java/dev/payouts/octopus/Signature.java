package dev.payouts.octopus;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the fields of a gateway body: HMAC-SHA256 over {@code name=value} pairs sorted by name and
 * joined by {@code &}, in lower-case hex. Source: Octopus API, section Signature.
 */
public final class Signature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int TEXT_LENGTH_EXPECTED = 512;

  /** Holds the key and is never used itself: one Mac serves one thread at a time. */
  private final Mac keyed;

  public Signature(String secret) {
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is missing from this JDK", e);
    }
    // What cannot work is found out here and not at the first payout.
    var _ = mac(new byte[0]);
  }

  public String sign(Map<String, String> fields) {
    String[] names = fields.keySet().toArray(String[]::new);
    Arrays.sort(names);
    var text = new StringBuilder(TEXT_LENGTH_EXPECTED);
    for (String name : names) {
      text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(fields.get(name));
    }
    return HexFormat.of().formatHex(mac(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Compares in constant time, so that a forger learns nothing from how long a refusal takes. */
  public boolean matches(Map<String, String> fields, String signature) {
    return MessageDigest.isEqual(
        sign(fields).getBytes(StandardCharsets.US_ASCII),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] mac(byte[] text) {
    try {
      return ((Mac) keyed.clone()).doFinal(text);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(ALGORITHM + " of this JDK cannot be copied", e);
    }
  }

  @Override
  public String toString() {
    return "Signature[redacted]";
  }
}
