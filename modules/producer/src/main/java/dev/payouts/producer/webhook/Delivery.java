package dev.payouts.producer.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A notice on its way, and how it fared so far. Used by one thread. */
final class Delivery {
  private final TopicPartition partition;
  private final long offset;
  private final Notice notice;
  private int failures;
  private @Nullable Instant firstFailedAt;
  private Instant dueAt;
  private boolean flies;

  /**
   * @param offset of the result in its partition
   */
  Delivery(TopicPartition partition, long offset, Notice notice, Instant readAt) {
    this.partition = partition;
    this.offset = offset;
    this.notice = notice;
    this.dueAt = readAt;
  }

  TopicPartition partition() {
    return partition;
  }

  long offset() {
    return offset;
  }

  Notice notice() {
    return notice;
  }

  int failures() {
    return failures;
  }

  /** Empty while it has not failed. */
  Optional<Instant> firstFailedAt() {
    return Optional.ofNullable(firstFailedAt);
  }

  boolean mayTakeOff(Instant now) {
    return !flies && !dueAt.isAfter(now);
  }

  void takeOff() {
    flies = true;
  }

  void failed(Instant now, Duration pause) {
    flies = false;
    failures++;
    dueAt = now.plus(pause);
    if (firstFailedAt == null) {
      firstFailedAt = now;
    }
  }

  /** Need not wait any longer. */
  void hasten(Instant now) {
    if (dueAt.isAfter(now)) {
      dueAt = now;
    }
  }
}
