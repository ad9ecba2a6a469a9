package dev.payouts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutStatus;
import dev.payouts.testing.TopicWriter;
import dev.payouts.topics.Topics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PayoutResultsTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(1_500);
  private static final Instant AT = Instant.parse("2026-11-27T08:00:00Z");

  private static Surroundings at;
  private static TopicWriter<PayoutResult> writer;
  private static PayoutResults results;

  @BeforeAll
  static void open() {
    at = Surroundings.shared();
    writer = new TopicWriter<>(at.kafka(), at.codec(Topics.RESULTS));
    results = PayoutResults.open(at.settings());
  }

  @AfterAll
  static void close() {
    results.close();
    writer.close();
  }

  @Test
  void givesTheLatestRevision() {
    write("revised", 1, PayoutStatus.COMPLETED);
    write("other", 7, PayoutStatus.FAILED);
    write("revised", 2, PayoutStatus.REFUNDED);

    assertThat(results.await("revised", LIMIT))
        .hasValueSatisfying(
            result -> {
              assertThat(result.getRevision()).isEqualTo(2);
              assertThat(result.getStatus()).isEqualTo(PayoutStatus.REFUNDED);
              assertThat(result.getAmount()).isEqualTo(new BigDecimal("100.000000"));
            });
  }

  @Test
  void aRevisionWrittenAgainLaterIsNotLater() {
    write("again", 2, PayoutStatus.REFUNDED);
    write("again", 1, PayoutStatus.COMPLETED);

    assertThat(results.await("again", LIMIT))
        .hasValueSatisfying(result -> assertThat(result.getRevision()).isEqualTo(2));
  }

  @Test
  void waitsForAResult() {
    try (PayoutResults own = PayoutResults.open(at.settings())) {
      CompletableFuture<Integer> waiting =
          CompletableFuture.supplyAsync(
              () -> own.await("awaited", LIMIT).map(PayoutResult::getRevision).orElse(-1));
      assertThat(results.await("awaited", SHORT)).isEmpty();

      write("awaited", 1, PayoutStatus.COMPLETED);

      assertThat(waiting.join()).isEqualTo(1);
    }
  }

  @Test
  void doesNotSeeWhatWasAborted() {
    writer.writeAborted("aborted", result("aborted", 1, PayoutStatus.COMPLETED));

    assertThat(results.await("aborted", SHORT)).isEmpty();
  }

  @Test
  void doesNotWaitForWhatCannotBeAPayout() {
    assertThatThrownBy(() -> results.await("a b", LIMIT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("payoutId is \"a b\"; use 1 to 64 of A-Z a-z 0-9 _ -");
  }

  @Test
  void saysNothingWhereNobodyAnswers() {
    try (PayoutResults nowhere =
        PayoutResults.open(ClientSettings.of("127.0.0.1:1", at.settings().registryUrl()))) {
      assertThat(nowhere.await("any", SHORT)).isEmpty();
    }
  }

  private static void write(String id, int revision, PayoutStatus status) {
    var _ = writer.write(id, result(id, revision, status));
  }

  private static PayoutResult result(String id, int revision, PayoutStatus status) {
    return PayoutResult.newBuilder()
        .setPayoutId(id)
        .setRevision(revision)
        .setStatus(status)
        .setAmount(new BigDecimal("100.000000"))
        .setCurrency("THB")
        .setPayeeAccountMasked("****6789")
        .setAttempts(1)
        .setLane("default")
        .setAcceptedAt(AT)
        .setDecidedAt(AT)
        .build();
  }
}
