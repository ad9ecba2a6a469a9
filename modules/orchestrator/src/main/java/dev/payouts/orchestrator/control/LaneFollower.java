package dev.payouts.orchestrator.control;

import dev.payouts.avro.LaneSetting;
import dev.payouts.service.Decoding.Decoded;
import dev.payouts.service.Decoding.Undecodable;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.Provisioning;
import dev.payouts.service.RegistryUnavailable;
import dev.payouts.service.StartupFailure;
import dev.payouts.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads payout.lanes, all of it before anything is paid, because a lane that was closed must not
 * pay after a restart; then follows it.
 */
public final class LaneFollower implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(LaneFollower.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Map<String, Object> client;
  private final PayoutCodec<LaneSetting> codec;
  private final StandingSettings standing;

  /** The offset after the last record that was taken, by partition; the lock of what waits. */
  private final Map<TopicPartition, Long> taken = new HashMap<>();

  private volatile @Nullable Following following;

  private record Following(
      Consumer<byte[], byte[]> consumer, Thread thread, CountDownLatch stopped) {}

  public LaneFollower(
      Map<String, Object> client, PayoutCodec<LaneSetting> codec, StandingSettings standing) {
    this.client = new HashMap<>(client);
    this.client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    this.client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    this.client.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    this.codec = codec;
    this.standing = standing;
  }

  @Override
  public void start() {
    Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      readAll(consumer);
    } catch (KafkaException | RegistryUnavailable e) {
      consumer.close();
      throw new StartupFailure(
          "topic %s cannot be read (%s); it says which lanes are closed, and without it nothing is paid"
              .formatted(Topics.LANES, e.getMessage()),
          e);
    }
    var stopped = new CountDownLatch(1);
    Thread thread = new Thread(() -> follow(consumer, stopped), "lane-follower");
    following = new Following(consumer, thread, stopped);
    thread.start();
  }

  private void readAll(Consumer<byte[], byte[]> consumer) {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.LANES.name(), START_LIMIT).stream()
            .map(one -> new TopicPartition(one.topic(), one.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, START_LIMIT);
    markTaken(consumer);
    while (!ends.entrySet().stream().allMatch(one -> isTaken(one.getKey(), one.getValue()))) {
      try {
        read(consumer);
      } catch (RegistryUnavailable e) {
        again(consumer);
        if (System.nanoTime() - end > 0) {
          throw e;
        }
      }
      if (System.nanoTime() - end > 0) {
        throw new KafkaException("not within " + START_LIMIT.toSeconds() + " s");
      }
    }
  }

  private void read(Consumer<byte[], byte[]> consumer) {
    for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
      take(entry);
    }
    markTaken(consumer);
  }

  private void take(ConsumerRecord<byte[], byte[]> entry) {
    String key = entry.key() == null ? "" : new String(entry.key(), StandardCharsets.UTF_8);
    if (entry.value() == null) {
      standing.take(key, null);
      return;
    }
    switch (codec.deserialize(entry.value())) {
      case Decoded<LaneSetting>(LaneSetting setting) -> standing.take(key, setting);
      case Undecodable<LaneSetting>(String reason) ->
          LOG.atError()
              .addKeyValue("partition", entry.partition())
              .addKeyValue("offset", entry.offset())
              .addKeyValue("problem", reason)
              .log("A record of payout.lanes cannot be read");
    }
  }

  /** By the consumer's word, not by the records': the last ones may be compacted away. */
  private void markTaken(Consumer<byte[], byte[]> consumer) {
    synchronized (taken) {
      for (TopicPartition partition : consumer.assignment()) {
        taken.put(partition, consumer.position(partition));
      }
      taken.notifyAll();
    }
  }

  private boolean isTaken(TopicPartition partition, long end) {
    synchronized (taken) {
      return taken.getOrDefault(partition, 0L) >= end;
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer, CountDownLatch stopped) {
    try (consumer) {
      boolean failing = false;
      while (stopped.getCount() > 0) {
        try {
          read(consumer);
          failing = false;
        } catch (WakeupException stop) {
          // The loop's condition tells.
        } catch (RuntimeException e) {
          if (!failing) {
            LOG.atWarn()
                .addKeyValue("problem", e.getMessage())
                .log("payout.lanes cannot be followed; what is set elsewhere does not hold here");
          }
          failing = true;
          again(consumer);
          var _ = stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** From what was taken last: taking a record twice changes nothing. */
  private void again(Consumer<byte[], byte[]> consumer) {
    synchronized (taken) {
      taken.forEach(consumer::seek);
    }
  }

  /**
   * Waits until this instance has taken what is there.
   *
   * @return false if it has not within the limit
   */
  boolean await(TopicPartition partition, long offset, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    synchronized (taken) {
      while (!isTaken(partition, offset + 1)) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        taken.wait(left);
      }
      return true;
    }
  }

  @Override
  public void stop() {
    Following now = following;
    if (now == null) {
      return;
    }
    now.stopped().countDown();
    now.consumer().wakeup();
    try {
      now.thread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    following = null;
  }

  @Override
  public boolean isRunning() {
    return following != null;
  }

  /** Before the streams, which pay. */
  @Override
  public int getPhase() {
    return Provisioning.PHASE + 1;
  }
}
