package dev.payouts.orchestrator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.FieldViolation;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.SubmitOutcome;
import dev.payouts.core.Policy;
import dev.payouts.orchestrator.pacing.LaneLimits;
import dev.payouts.topics.Topics;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that would be paid twice, denied wrongly, or never got past. */
class HostileRecordsTest {
  private static final LaneLimits WIDE = new LaneLimits(100, 0, 100, true);

  @TempDir Path stateDir;
  private Rig rig;

  @BeforeEach
  void start() {
    rig = new Rig(stateDir, WIDE);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private void startWithFourPartitions() {
    rig.close();
    rig = new Rig(stateDir, WIDE, Policy.defaults(), 4);
  }

  /** By murmur2, of four partitions p4 belongs in 0 and p1 in 2. */
  @Test
  void rejectsACommandInAPartitionWhereNobodyWouldKnowThePayout() {
    startWithFourPartitions();
    rig.submit("p4");
    rig.submit("p1");
    rig.cancel("p1");

    assertThat(rig.submissions())
        .extracting(request -> request.getPayoutId())
        .containsExactly("p4");
    assertThat(rig.rejections())
        .hasSize(2)
        .allSatisfy(
            rejection -> {
              assertThat(rejection.getCode()).isEqualTo("invalid");
              assertThat(rejection.getViolations())
                  .containsExactly(
                      new FieldViolation(
                          "key",
                          "belongs in partition 2 of 4, counted from 0, and is in 0; write the record again, partitioned by murmur2 of the key as Java's default does, librdkafka with partitioner=murmur2_random"));
            });
  }

  @Test
  void keepsAReplyOfAnotherPartition() {
    startWithFourPartitions();
    rig.hint("p1");

    assertThat(rig.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(reason(letter)).startsWith("the key belongs in partition"));
  }

  private static String reason(TestRecord<byte[], byte[]> letter) {
    return header(letter, "dead-letter.reason");
  }

  private static String header(TestRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  @Test
  void callsARepeatADuplicateAlsoWhenItsTimeIsOver() {
    var submit = Rig.submission(Rig.AMOUNT);
    submit.put("expires_at", rig.now().plusSeconds(60));
    rig.command("p1", submit);
    rig.accept("p1", 1, "completed");
    rig.pass(Duration.ofMinutes(2));

    rig.command("p1", submit);

    assertThat(rig.rejections()).isEmpty();
    assertThat(rig.meters.counter("payouts.duplicates.ignored").count()).isEqualTo(1);
    assertThat(rig.submissions()).hasSize(1);
  }

  @Test
  void callsARepeatADuplicateAlsoWhenItsLaneIsGone() {
    rig.submit("p1");
    var elsewhere = Rig.submission(Rig.AMOUNT);
    elsewhere.put("lane", "removed");
    rig.command("p1", elsewhere);

    assertThat(rig.rejections()).isEmpty();
    assertThat(rig.submissions()).hasSize(1);
  }

  @Test
  void callsOtherContentAConflictAlsoWhenItBreaksARule() {
    rig.submit("p1");
    rig.command("p1", Rig.submission(new BigDecimal("-1")));

    assertThat(rig.rejections())
        .singleElement()
        .satisfies(rejection -> assertThat(rejection.getCode()).isEqualTo("conflict"));
  }

  @Test
  void stillRejectsWhatHasExpiredAndIsNotKnown() {
    var submit = Rig.submission(Rig.AMOUNT);
    submit.put("expires_at", rig.now().minusSeconds(1));
    rig.command("p1", submit);

    assertThat(rig.rejections())
        .singleElement()
        .satisfies(rejection -> assertThat(rejection.getCode()).isEqualTo("invalid"));
  }

  @Test
  void rejectsAnIdOfAnyLengthWithAnExcerptOfIt() {
    rig.command("8675309900001" + "x".repeat(600_000), Rig.submission(Rig.AMOUNT));

    assertThat(rig.rejections())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.getPayoutId()).isEqualTo("\"######xxxxxxxxxxxxxxxxxx…\"");
              assertThat(rejection.getCommandId()).startsWith("c-8675").hasSize(129);
              assertThat(rejection.toString().length()).isLessThan(2_000);
            });
  }

  @Test
  void keepsOfALargeRecordThatCannotBeReadWhatFits() {
    rig.writeRaw(Topics.COMMANDS.name(), new byte[600_000], new byte[6 * 1024 * 1024], rig.now());

    assertThat(rig.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.key()).isNull();
              assertThat(letter.value().length).isLessThan(100_000);
              assertThat(header(letter, "dead-letter.value-bytes")).isEqualTo("6291456");
            });
  }

  @Test
  void takesOfALargeReplyWhatFits() {
    rig.submit("p1");
    var order = Rig.reading("p1", "failed");
    order.put("fail_reason", "y".repeat(900_000));
    order.put("payment_uid", "z".repeat(900_000));

    rig.replySubmit("p1", 1, SubmitOutcome.ACCEPTED, order);

    assertThat(rig.results())
        .singleElement()
        .satisfies(result -> assertThat(result.toString().length()).isLessThan(3_000));
  }

  /** From before the broker stamped commands; as old as can be. */
  @Test
  void asksFirstAboutACommandWithoutATime() {
    byte[] command =
        rig.encoded(new PayoutCommand("c", "p1", rig.now(), Rig.submission(Rig.AMOUNT)));
    rig.writeRaw(Topics.COMMANDS.name(), Rig.bytes("p1"), command, Instant.ofEpochMilli(-1));
    rig.tick();

    assertThat(rig.submissions()).isEmpty();
    assertThat(rig.inquiries()).hasSize(1);
  }
}
