package dev.payouts.standalone.validate;

import dev.payouts.core.rules.PayoutRequest;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a row that breaks no rule.
 *
 * @param line of the file it begins on, from 1
 * @param content a digest of all that makes two payouts of one id the same
 */
record GoodRow(long line, String id, String currency, BigDecimal amount, String content) {
  /** Most ids are shorter; so is what an object takes beside them longer. */
  private static final int OBJECT_BYTES = 250;

  static GoodRow of(long line, PayoutRequest request) {
    BigDecimal amount = Objects.requireNonNull(request.amount()).stripTrailingZeros();
    return new GoodRow(
        line,
        Objects.requireNonNull(request.payoutId()),
        Objects.requireNonNull(request.currency()),
        amount,
        content(request, amount));
  }

  /** The fields of the core's Terms, which tells duplicates from conflicts by them. */
  private static String content(PayoutRequest request, BigDecimal amount) {
    MessageDigest digest = sha256();
    add(digest, amount.toPlainString());
    add(digest, request.currency());
    add(digest, request.country());
    add(digest, request.payment());
    add(digest, request.payee().account());
    add(digest, request.payee().name());
    add(digest, request.payee().bankName());
    add(digest, request.accountingType());
    add(digest, request.channel());
    add(digest, Objects.requireNonNullElse(request.source(), ""));
    add(digest, request.reference());
    return Base64.getEncoder().encodeToString(digest.digest());
  }

  /** With its length, so that no two lists of fields look alike. */
  private static void add(MessageDigest digest, @Nullable String field) {
    byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
    int length = field == null ? -1 : bytes.length;
    for (int shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (length >> shift));
    }
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** About what it takes in memory. */
  int bytes() {
    return OBJECT_BYTES + 2 * id.length();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(line);
    out.writeUTF(id);
    out.writeUTF(currency);
    out.writeUTF(amount.toPlainString());
    out.writeUTF(content);
  }

  static GoodRow read(DataInputStream in) throws IOException {
    long line = in.readLong();
    String id = in.readUTF();
    String currency = in.readUTF();
    BigDecimal amount = new BigDecimal(in.readUTF());
    return new GoodRow(line, id, currency, amount, in.readUTF());
  }
}
