package dev.payouts.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.RecordPosition;
import dev.payouts.topics.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.CompressionType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
  private static final RecordPosition POSITION = new RecordPosition("payout.commands", 3, 91_823L);

  private final byte[] key = bytes("p-1");
  private final RecordHeaders found = new RecordHeaders();

  @Test
  void keepsWhatFitsAsFound() {
    found.add("trace", bytes("t"));
    byte[] value = new byte[DeadLetters.WHOLE_BYTES_MAX - 100];

    ProducerRecord<byte[], byte[]> letter = DeadLetters.of(key, value, found, POSITION, "why");

    assertThat(letter.key()).isSameAs(key);
    assertThat(letter.value()).isSameAs(value);
    assertThat(text(letter, "trace")).isEqualTo("t");
    assertThat(text(letter, DeadLetters.TOPIC)).isEqualTo("payout.commands");
    assertThat(text(letter, DeadLetters.PARTITION)).isEqualTo("3");
    assertThat(text(letter, DeadLetters.OFFSET)).isEqualTo("91823");
    assertThat(text(letter, DeadLetters.REASON)).isEqualTo("why");
    assertThat(text(letter, DeadLetters.VALUE_BYTES)).isNull();
    assertFits(letter);
    assertThat(found.toArray()).as("the record's own headers").hasSize(1);
  }

  @Test
  void cutsAValueThatDoesNotFitAndSaysWhatItWas() {
    byte[] value = new byte[DeadLetters.WHOLE_BYTES_MAX];

    ProducerRecord<byte[], byte[]> letter = DeadLetters.of(key, value, found, POSITION, "why");

    assertThat(letter.key()).isEqualTo(key);
    assertThat(letter.value()).hasSize(DeadLetters.VALUE_BYTES_KEPT);
    assertThat(text(letter, DeadLetters.VALUE_BYTES)).isEqualTo("" + value.length);
    assertThat(text(letter, DeadLetters.VALUE_SHA_256)).matches("[0-9a-f]{64}");
    assertFits(letter);
  }

  @Test
  void leavesOutAKeyAndHeadersThatDoNotFit() {
    found.add("large", new byte[3_000_000]);

    ProducerRecord<byte[], byte[]> letter =
        DeadLetters.of(new byte[3_000_000], bytes("v"), found, POSITION, "x".repeat(1_000_000));

    assertThat(letter.key()).isNull();
    assertThat(letter.value()).isEqualTo(bytes("v"));
    assertThat(text(letter, "large")).isNull();
    assertThat(text(letter, DeadLetters.OFFSET)).isEqualTo("91823");
    assertFits(letter);
  }

  @Test
  void cutsNothingOfARecordWithoutValue() {
    found.add("large", new byte[3_000_000]);

    ProducerRecord<byte[], byte[]> letter = DeadLetters.of(key, null, found, POSITION, "no value");

    assertThat(letter.value()).isNull();
    assertThat(text(letter, DeadLetters.VALUE_BYTES)).isEqualTo("0");
    assertFits(letter);
  }

  private static void assertFits(ProducerRecord<byte[], byte[]> letter) {
    int size =
        AbstractRecords.estimateSizeInBytesUpperBound(
            (byte) 2,
            CompressionType.NONE,
            letter.key(),
            letter.value(),
            letter.headers().toArray());
    assertThat(size).isLessThan(Topics.DEAD_LETTER_BYTES_MAX);
  }

  private static @Nullable String text(ProducerRecord<byte[], byte[]> letter, String name) {
    var header = letter.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
