package dev.payouts.standalone.validate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Numbers of texts that nobody who writes the texts can foresee. */
final class Salted {
  private static final int SALT_BYTES = 16;

  private final byte[] salt = new byte[SALT_BYTES];
  private final MessageDigest digest;

  Salted() {
    new SecureRandom().nextBytes(salt);
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The same for the same text, from 0 to one below the bound. */
  int number(String text, int bound) {
    digest.update(salt);
    byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
    return Math.floorMod(ByteBuffer.wrap(hash).getInt(), bound);
  }
}
