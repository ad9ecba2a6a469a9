package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutRejection;
import dev.payouts.topics.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.record.internal.CompressionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that Kafka takes and that could have a payout paid twice, or none paid any more. */
class HostileInputTest {
  /** Kafka's limit for a batch, less what it needs itself for one record with a short key. */
  private static final int VALUE_BYTES_MAX = 1_048_588 - 88;

  private final PayoutSystem system = PayoutSystem.shared();
  private final Flow flow = system.flow();

  @Test
  void paysOnceThoughTheCommandStandsInEveryPartition() {
    Reckoning.bad(3);
    Good good = Good.next();

    List<RecordMetadata> written =
        IntStream.range(0, 4).mapToObj(i -> flow.write(i, good.command())).toList();

    Reckoning.awaitPaid(system, List.of(good));
    int right = flow.write(good.command()).partition();
    for (RecordMetadata command : written) {
      if (command.partition() != right) {
        assertThat(flow.awaitRejection(command).getViolations())
            .singleElement()
            .satisfies(
                violation ->
                    assertThat(violation.getProblem())
                        .startsWith("belongs in partition " + right + " of 4"));
      }
    }
  }

  @Test
  void goesOnAfterACommandWhoseTextsAreLarge() {
    Reckoning.bad(2);
    var submit = new Good("bad", "8675309900001").submit("-1.000000", "THB");
    String longId = "x".repeat(500_000);
    String longCommandId = "y".repeat(1_000_000);

    RecordMetadata byId = large(longId, new PayoutCommand("c-1", longId, Instant.now(), submit));
    RecordMetadata byCommandId =
        large("bad-large", new PayoutCommand(longCommandId, "bad-large", Instant.now(), submit));

    PayoutRejection rejection = flow.awaitRejection(byId);
    assertThat(rejection.getPayoutId()).startsWith("\"xxxx").hasSizeLessThan(40);
    assertThat(flow.awaitRejection(byCommandId).getCommandId()).hasSizeLessThan(200);
    payInEveryPartition();
  }

  private RecordMetadata large(String key, PayoutCommand command) {
    return flow.writeLarge(Topics.COMMANDS.name(), key, flow.encode(command), CompressionType.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "payout.commands,    NONE",
    "payout.replies,     NONE",
    "payout.submissions, NONE",
    "payout.commands,    GZIP",
    "payout.replies,     GZIP",
    "payout.submissions, GZIP",
  })
  void goesOnAfterTheLargestRecordThatCannotBeRead(String topic, CompressionType packing) {
    Reckoning.bad(1);
    boolean packed = packing == CompressionType.GZIP;
    byte[] value = new byte[packed ? 9 * 1024 * 1024 : VALUE_BYTES_MAX];
    if (!packed) {
      new Random(1).nextBytes(value);
    }
    value[0] = 9;

    RecordMetadata written = flow.writeLarge(topic, "bad-large", value, packing);

    var letter = flow.awaitDeadLetter(written);
    if (packed) {
      assertThat(letter.value()).hasSizeLessThan(100_000);
      assertThat(Flow.header(letter, "dead-letter.value-bytes")).isEqualTo("" + value.length);
    } else {
      assertThat(letter.value()).isEqualTo(value);
    }
    payInEveryPartition();
  }

  private void payInEveryPartition() {
    List<Good> good = Good.list(12);
    flow.writeAll(good);
    Reckoning.awaitPaid(system, good);
  }
}
