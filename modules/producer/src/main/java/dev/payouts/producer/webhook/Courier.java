package dev.payouts.producer.webhook;

import dev.payouts.producer.webhook.Sender.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one webhook what its backlog holds, again and again until it is taken. Only a notice that
 * fails time after time while others are taken is given up: it would hold back the offset of all
 * behind it. Used by one thread; the POSTs have their own.
 */
final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  /** With the pauses in between these take about two hours. */
  private static final int FAILURES_MAX = 20;

  private record Landed(Delivery delivery, Outcome outcome, Duration took) {}

  private final Webhook webhook;
  private final Sender sender;
  private final Executor threads;
  private final Backoff backoff;
  private final Receiver receiver;
  private final WebhookMetrics metrics;
  private final InstantSource clock;
  private final Backlog backlog = new Backlog();
  private final BlockingQueue<Landed> landed = new LinkedBlockingQueue<>();
  private int flying;

  /**
   * @param backoff between the tries of one notice
   */
  Courier(
      Webhook webhook,
      Sender sender,
      Executor threads,
      Backoff backoff,
      Receiver receiver,
      WebhookMetrics metrics,
      InstantSource clock) {
    this.webhook = webhook;
    this.sender = sender;
    this.threads = threads;
    this.backoff = backoff;
    this.receiver = receiver;
    this.metrics = metrics;
    this.clock = clock;
  }

  Backlog backlog() {
    return backlog;
  }

  boolean isFlying() {
    return flying > 0;
  }

  /** Takes in what has landed and lets fly what may; waits for nothing. */
  void step() {
    for (Landed one = landed.poll(); one != null; one = landed.poll()) {
      land(one);
    }
    Instant now = clock.instant();
    for (Delivery delivery : backlog.takeOff(now, receiver.room(now, flying))) {
      flying++;
      threads.execute(() -> landed.add(fly(delivery)));
    }
    metrics.stands(backlog.size(), backlog.oldest(), receiver.isDown());
  }

  private Landed fly(Delivery delivery) {
    Instant begun = clock.instant();
    Outcome outcome = sender.tell(delivery.notice(), begun);
    return new Landed(delivery, outcome, Duration.between(begun, clock.instant()));
  }

  /** What flies may land; nothing takes off any more. */
  void finish(Duration limit) throws InterruptedException {
    Instant end = clock.instant().plus(limit);
    while (flying > 0) {
      long left = Duration.between(clock.instant(), end).toMillis();
      @Nullable Landed one = landed.poll(Math.max(left, 0), TimeUnit.MILLISECONDS);
      if (one == null) {
        return;
      }
      land(one);
    }
  }

  private void land(Landed one) {
    flying--;
    Instant now = clock.instant();
    switch (one.outcome()) {
      case Outcome.Told _ -> {
        metrics.told(one.took());
        if (receiver.isDown()) {
          LOG.atInfo().addKeyValue("webhook", webhook.name()).log("A webhook takes results again");
          backlog.hasten(now);
        }
        receiver.told(now);
        backlog.settle(one.delivery());
      }
      case Outcome.Failed(String why) -> failed(one, why, now);
    }
  }

  private void failed(Landed one, String why, Instant now) {
    metrics.failed(one.took());
    boolean wasDown = receiver.isDown();
    receiver.failed(now);
    if (!wasDown && receiver.isDown()) {
      LOG.atWarn()
          .addKeyValue("webhook", webhook.name())
          .addKeyValue("problem", why)
          .log("A webhook takes no results; they are kept until it does");
    }
    Delivery delivery = one.delivery();
    delivery.failed(now, backoff.after(delivery.failures() + 1));
    if (delivery.failures() >= FAILURES_MAX
        && delivery.firstFailedAt().filter(receiver::tookSomethingAfter).isPresent()) {
      giveUp(delivery, why);
    }
  }

  private void giveUp(Delivery delivery, String why) {
    metrics.givenUp();
    LOG.atError()
        .addKeyValue("webhook", webhook.name())
        .addKeyValue("payout_id", delivery.notice().payoutId())
        .addKeyValue("notice", delivery.notice().id())
        .addKeyValue("tries", delivery.failures())
        .addKeyValue("problem", why)
        .log("A webhook takes others and not this one; ./payouts webhooks replay tells it again");
    backlog.settle(delivery);
  }
}
