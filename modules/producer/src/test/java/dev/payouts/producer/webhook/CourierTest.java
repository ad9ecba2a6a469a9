package dev.payouts.producer.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.testing.WebhookReceiver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One courier and a real receiver; only the time is made. */
class CourierTest {
  private static final TopicPartition PARTITION = new TopicPartition("payout.results", 0);
  private static final Instant BEGIN = Instant.parse("2026-11-28T08:00:00Z");

  private final WebhookReceiver receiver = new WebhookReceiver();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private Instant now = BEGIN;
  private long offset;
  private final Webhook webhook =
      new Webhook(
          "shop",
          URI.create(receiver.url()),
          new Signature(List.of(new byte[32])),
          Set.of(),
          Duration.ofSeconds(10),
          Optional.empty());
  private final Sender sender = new Sender(webhook);

  /** Each POST is over before the next step, and pauses are as long as they can be. */
  private final Courier courier =
      new Courier(
          webhook,
          sender,
          Runnable::run,
          new Backoff(Duration.ofMinutes(10), () -> 1),
          new Receiver(new Backoff(Duration.ofMinutes(1), () -> 1)),
          new WebhookMetrics(meters, "shop", () -> now),
          () -> now);

  @AfterEach
  void close() {
    sender.close();
    receiver.close();
  }

  @Test
  void triesAgainLaterAndLaterUnderTheSameId() {
    receiver.answering(_ -> receiver.told().size() < 4 ? 500 : 204);
    add("a", 1);

    pass(Duration.ofSeconds(8), Duration.ofMillis(10));

    assertThat(receiver.ids()).containsExactly("a:1", "a:1", "a:1", "a:1");
    // At 0, 1, 3 and 7 s.
    assertThat(receiver.told().stream().map(one -> Long.parseLong(one.timestamp())))
        .containsExactly(seconds(0), seconds(1), seconds(3), seconds(7));
    assertThat(settled()).isEqualTo(1);
    assertThat(posts("failed")).isEqualTo(3);
    assertThat(posts("told")).isEqualTo(1);
  }

  private static long seconds(long after) {
    return BEGIN.getEpochSecond() + after;
  }

  @Test
  void tellsRevisionsInOrderAndHoldsNobodyElseUp() {
    receiver.answering(one -> one.id().equals("a:1") && receiver.told().size() < 4 ? 503 : 200);
    add("a", 1);
    add("a", 2);
    add("b", 1);

    pass(Duration.ofSeconds(10), Duration.ofMillis(500));

    assertThat(receiver.ids()).containsExactly("a:1", "b:1", "a:1", "a:1", "a:2");
    assertThat(settled()).isEqualTo(3);
  }

  @Test
  void holdsTheOffsetOfWhatIsNotTold() {
    receiver.answering(one -> one.id().equals("a:1") ? 500 : 200);
    add("b", 1);
    add("a", 1);
    add("c", 1);

    pass(Duration.ofSeconds(5), Duration.ofSeconds(1));

    assertThat(settled()).isEqualTo(1);
    assertThat(courier.backlog().size()).isEqualTo(1);
    assertThat(gauge("payouts.webhook.delay.seconds")).isEqualTo(5);
  }

  @Test
  void asksAReceiverThatIsDownByOnePostAtATime() {
    receiver.answering(_ -> 500);
    for (int i = 0; i < 100; i++) {
      add("p" + i, 1);
    }

    pass(Duration.ofHours(1), Duration.ofSeconds(1));

    // 32 at once when it is not known yet, some until the pauses are long, then one a minute.
    assertThat(receiver.told()).hasSizeBetween(85, 105);
    assertThat(gauge("payouts.webhook.down")).isEqualTo(1);
    assertThat(settled()).isZero();

    receiver.answering(_ -> 200);
    pass(Duration.ofSeconds(70), Duration.ofSeconds(1));

    assertThat(settled()).isEqualTo(100);
    assertThat(gauge("payouts.webhook.down")).isZero();
    assertThat(givenUp()).isZero();
  }

  @Test
  void givesUpWhatIsNeverTakenWhileOthersAre() {
    receiver.answering(one -> one.id().startsWith("poison") ? 422 : 200);
    add("poison", 1);
    add("poison", 2);
    for (int hour = 1; hour <= 6; hour++) {
      add("p" + hour, 1);
      pass(Duration.ofHours(1), Duration.ofSeconds(10));
    }

    assertThat(receiver.ids().stream().filter("poison:1"::equals)).hasSize(20);
    assertThat(receiver.ids().stream().filter("poison:2"::equals)).isNotEmpty();
    assertThat(givenUp()).isGreaterThanOrEqualTo(1);
    assertThat(receiver.ids()).contains("p1:1", "p6:1");
  }

  @Test
  void givesNothingUpWhileNothingIsTaken() {
    receiver.answering(_ -> 404);
    add("a", 1);
    add("b", 1);

    pass(Duration.ofDays(3), Duration.ofMinutes(1));

    assertThat(givenUp()).isZero();
    assertThat(courier.backlog().size()).isEqualTo(2);
  }

  @Test
  void followsNoRedirect() {
    receiver.answering(_ -> 307);
    add("a", 1);

    courier.step();
    courier.step();

    assertThat(receiver.ids()).containsExactly("a:1");
    assertThat(posts("failed")).isEqualTo(1);
  }

  @Test
  void forgetsWhatOthersTellNow() {
    receiver.answering(_ -> 500);
    add("a", 1);
    courier.step();

    courier.backlog().forget(Set.of(PARTITION));
    pass(Duration.ofMinutes(1), Duration.ofSeconds(1));

    assertThat(receiver.ids()).containsExactly("a:1");
    assertThat(courier.backlog().settled()).isEqualTo(Map.of());
  }

  private void add(String payoutId, int revision) {
    var notice = new Notice(payoutId + ":" + revision, payoutId, now, "{}");
    courier.backlog().add(new Delivery(PARTITION, offset++, notice, now));
    courier.backlog().read(PARTITION, offset);
  }

  private void pass(Duration time, Duration step) {
    Instant end = now.plus(time);
    courier.step();
    while (now.isBefore(end)) {
      now = now.plus(step);
      courier.step();
    }
    courier.step();
  }

  private long settled() {
    return courier.backlog().settled().getOrDefault(PARTITION, -1L);
  }

  private long posts(String outcome) {
    return meters.get("payouts.webhook.posts").tag("outcome", outcome).timer().count();
  }

  private double givenUp() {
    return meters.get("payouts.webhook.given.up").counter().count();
  }

  private double gauge(String name) {
    return meters.get(name).gauge().value();
  }
}
