package dev.payouts.service;

import dev.payouts.avro.RecordPosition;
import dev.payouts.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a record that nobody can use what is kept of it: key, value and headers as they were,
 * and headers that tell where it was found and what is wrong with it. Topic payout.dead-letters.
 *
 * <p>One that would not fit the topic, such as one that came compressed, is cut: a letter that
 * Kafka refuses would be written again and again, and nothing behind it ever be read.
 */
public final class DeadLetters {
  public static final String TOPIC = "dead-letter.topic";
  public static final String PARTITION = "dead-letter.partition";
  public static final String OFFSET = "dead-letter.offset";
  public static final String REASON = "dead-letter.reason";

  /** Length of the value as found; only on a letter that was cut, like the next. */
  public static final String VALUE_BYTES = "dead-letter.value-bytes";

  /** SHA-256 of the value as found, in hexadecimal digits. */
  public static final String VALUE_SHA_256 = "dead-letter.value-sha256";

  /**
   * What a producer of letters must be able to send: the largest letter, with room for others in
   * the same request.
   */
  public static final int REQUEST_BYTES_MAX = 2 * Topics.DEAD_LETTER_BYTES_MAX;

  /** Our headers and Kafka's own bytes around a record take less than the rest. */
  static final int WHOLE_BYTES_MAX = Topics.DEAD_LETTER_BYTES_MAX - 16 * 1024;

  /** Of a letter that is cut: enough to see what it was. */
  static final int VALUE_BYTES_KEPT = 64 * 1024;

  static final int KEY_BYTES_KEPT = 1024;
  static final int HEADERS_BYTES_KEPT = 16 * 1024;
  private static final int REASON_LENGTH_MAX = 512;

  /** Kafka writes both lengths of a header as numbers of at most five bytes. */
  private static final int BYTES_PER_HEADER = 10;

  private DeadLetters() {}

  /** What to write, at a time and to a partition of the writer's choice. */
  public static ProducerRecord<byte[], byte[]> of(
      byte @Nullable [] key,
      byte @Nullable [] value,
      Headers found,
      RecordPosition position,
      String reason) {
    long size = length(key) + length(value) + length(found);
    ProducerRecord<byte[], byte[]> letter =
        size <= WHOLE_BYTES_MAX ? letter(key, value, found) : cut(key, value, found);
    add(letter, TOPIC, position.getTopic());
    add(letter, PARTITION, Integer.toString(position.getPartition()));
    add(letter, OFFSET, Long.toString(position.getOffset()));
    add(letter, REASON, reason.substring(0, Math.min(reason.length(), REASON_LENGTH_MAX)));
    return letter;
  }

  /** Keeps the head of the value; key and headers whole or not at all: half a key is another. */
  private static ProducerRecord<byte[], byte[]> cut(
      byte @Nullable [] key, byte @Nullable [] value, Headers found) {
    ProducerRecord<byte[], byte[]> letter =
        letter(
            length(key) <= KEY_BYTES_KEPT ? key : null,
            value == null ? null : Arrays.copyOf(value, Math.min(value.length, VALUE_BYTES_KEPT)),
            length(found) <= HEADERS_BYTES_KEPT ? found : new RecordHeaders());
    add(letter, VALUE_BYTES, Long.toString(length(value)));
    add(letter, VALUE_SHA_256, sha256(value));
    return letter;
  }

  private static ProducerRecord<byte[], byte[]> letter(
      byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    return new ProducerRecord<>(Topics.DEAD_LETTERS, null, key, value, headers);
  }

  private static void add(ProducerRecord<byte[], byte[]> letter, String name, String text) {
    letter.headers().add(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static long length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static long length(Headers headers) {
    long length = 0;
    for (Header header : headers) {
      length +=
          BYTES_PER_HEADER
              + header.key().getBytes(StandardCharsets.UTF_8).length
              + length(header.value());
    }
    return length;
  }

  private static String sha256(byte @Nullable [] value) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(value == null ? new byte[0] : value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
