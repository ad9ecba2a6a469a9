package dev.payouts.producer.webhook;

import dev.payouts.avro.PayoutResult;
import dev.payouts.core.rules.PayoutRules;
import dev.payouts.service.Decoding.Decoded;
import dev.payouts.service.Decoding.Undecodable;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.RegistryUnavailable;
import dev.payouts.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads results for one webhook's courier. A result's offset is committed once it is told, so
 * another instance, or a later life of this one, goes on where this one ends: each is told at least
 * once.
 */
final class WebhookLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookLoop.class);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration BUSY = Duration.ofMillis(5);
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration END_LIMIT = Duration.ofSeconds(5);
  private static final int BACKLOG_MAX = 1_000;

  private final Webhook webhook;
  private final Consumer<byte[], byte[]> consumer;
  private final PayoutCodec<PayoutResult> codec;
  private final Courier courier;
  private final InstantSource clock;
  private final Offsets offsets;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private Instant committedAt = Instant.EPOCH;
  private Instant readAgainAt = Instant.EPOCH;
  private String problem = "";

  WebhookLoop(
      Webhook webhook,
      Consumer<byte[], byte[]> consumer,
      PayoutCodec<PayoutResult> codec,
      Courier courier,
      InstantSource clock) {
    this.webhook = webhook;
    this.consumer = consumer;
    this.codec = codec;
    this.courier = courier;
    this.offsets = new Offsets(consumer, courier.backlog());
    this.clock = clock;
  }

  @Override
  public void run() {
    try {
      consumer.subscribe(List.of(Topics.RESULTS.name()), offsets);
      while (stopping.getCount() > 0) {
        turn();
      }
      end();
    } catch (KafkaException e) {
      say("The last results may be told again", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      consumer.close(CloseOptions.timeout(END_LIMIT));
    }
  }

  private void end() throws InterruptedException {
    courier.finish(END_LIMIT);
    try {
      offsets.commit();
    } catch (WakeupException stop) {
      // The call that ends the loop may reach it here.
      offsets.commit();
    }
  }

  void stop() {
    stopping.countDown();
    consumer.wakeup();
  }

  private void turn() throws InterruptedException {
    try {
      step();
    } catch (WakeupException stop) {
      // The loop's condition tells.
    } catch (RuntimeException e) {
      say("Results cannot be read now", e.toString());
      var _ = stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** A problem that lasts is said once. */
  private void say(String what, String why) {
    if (!problem.equals(what + why)) {
      problem = what + why;
      LOG.atWarn().addKeyValue("webhook", webhook.name()).addKeyValue("problem", why).log(what);
    }
  }

  private void step() {
    Instant now = clock.instant();
    if (courier.backlog().size() < BACKLOG_MAX && !now.isBefore(readAgainAt)) {
      consumer.resume(consumer.assignment());
    } else {
      consumer.pause(consumer.assignment());
    }
    read(poll(courier.isFlying() ? BUSY : IDLE));
    courier.step();
    if (!now.isBefore(committedAt.plus(COMMIT_EVERY))) {
      offsets.commit();
      committedAt = now;
    }
  }

  private ConsumerRecords<byte[], byte[]> poll(Duration limit) {
    try {
      return consumer.poll(limit);
    } catch (NoOffsetForPartitionException e) {
      offsets.beginAtEnd(e.partitions());
    } catch (OffsetOutOfRangeException e) {
      say("What is next to be told is gone from the topic; all that is there is told", "");
      consumer.seekToBeginning(e.offsetOutOfRangePartitions().keySet());
    }
    return ConsumerRecords.empty();
  }

  private void read(ConsumerRecords<byte[], byte[]> records) {
    for (TopicPartition partition : records.partitions()) {
      for (ConsumerRecord<byte[], byte[]> entry : records.records(partition)) {
        try {
          read(partition, entry);
        } catch (RegistryUnavailable e) {
          say("The schema of a result cannot be had now", e.toString());
          consumer.seek(partition, entry.offset());
          readAgainAt = clock.instant().plus(PAUSE);
          break;
        }
      }
    }
  }

  private void read(TopicPartition partition, ConsumerRecord<byte[], byte[]> entry) {
    if (entry.value() != null) {
      switch (codec.deserialize(entry.value())) {
        case Decoded<PayoutResult>(PayoutResult result) -> add(partition, entry, result);
        case Undecodable<PayoutResult>(String reason) -> unusable(entry, reason);
      }
    }
    courier.backlog().read(partition, entry.offset() + 1);
    problem = "";
  }

  private void add(
      TopicPartition partition, ConsumerRecord<byte[], byte[]> entry, PayoutResult result) {
    if (!PayoutRules.isPayoutId(result.getPayoutId())) {
      unusable(entry, "its payout id is none");
    } else if (webhook.wants(result.getSource())) {
      courier
          .backlog()
          .add(new Delivery(partition, entry.offset(), Notice.of(result), clock.instant()));
    }
  }

  private void unusable(ConsumerRecord<byte[], byte[]> entry, String reason) {
    LOG.atError()
        .addKeyValue("webhook", webhook.name())
        .addKeyValue("partition", entry.partition())
        .addKeyValue("offset", entry.offset())
        .addKeyValue("problem", reason)
        .log("A result cannot be told");
  }
}
