package dev.payouts.service;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;

/**
 * The headers that tell of a dead letter where it was found and what is wrong with it; key, value
 * and its own headers stay as they were. Topic payout.dead-letters.
 */
public final class DeadLetters {
  public static final String TOPIC = "dead-letter.topic";
  public static final String PARTITION = "dead-letter.partition";
  public static final String OFFSET = "dead-letter.offset";
  public static final String REASON = "dead-letter.reason";

  private DeadLetters() {}

  /** Adds the headers; values are text in UTF-8. */
  public static void describe(
      Headers headers, String topic, int partition, long offset, String reason) {
    headers.add(TOPIC, text(topic));
    headers.add(PARTITION, text(Integer.toString(partition)));
    headers.add(OFFSET, text(Long.toString(offset)));
    headers.add(REASON, text(reason));
  }

  private static byte[] text(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }
}
