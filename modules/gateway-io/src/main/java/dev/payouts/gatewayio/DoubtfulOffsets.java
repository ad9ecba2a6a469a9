package dev.payouts.gatewayio;

import dev.payouts.service.WorkerOffsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * Knows which records may have been called before. Offsets this group committed itself carry its
 * mark; where the mark is missing, someone set the offsets or they are lost, and everything written
 * up to now is in doubt. The bound travels with each commit, so a restart does not forget it. Used
 * by the consumer's thread alone.
 */
final class DoubtfulOffsets implements ConsumerAwareRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(DoubtfulOffsets.class);

  private final Duration limit;
  private final Map<TopicPartition, Long> doubtfulBelow = new HashMap<>();

  DoubtfulOffsets(Duration limit) {
    this.limit = limit;
  }

  boolean isDoubtful(TopicPartition partition, long offset) {
    return offset < bound(partition);
  }

  OffsetAndMetadata marked(TopicPartition partition, long next) {
    return WorkerOffsets.marked(next, bound(partition));
  }

  /**
   * Finds out about the partitions it does not know yet.
   *
   * @throws KafkaException if the broker does not say; nothing of those may be called then
   */
  void learn(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Set<TopicPartition> unknown =
        partitions.stream()
            .filter(partition -> !doubtfulBelow.containsKey(partition))
            .collect(Collectors.toSet());
    if (unknown.isEmpty()) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(unknown, limit);
    Map<TopicPartition, Long> ends = consumer.endOffsets(unknown, limit);
    for (TopicPartition partition : unknown) {
      OffsetAndMetadata last = committed.get(partition);
      if (last != null && WorkerOffsets.isMarked(last)) {
        doubtfulBelow.put(partition, WorkerOffsets.doubtfulBelow(last));
      } else {
        start(consumer, partition, ends.getOrDefault(partition, Long.MAX_VALUE));
      }
    }
  }

  /** An empty partition is marked at once, so that what comes while we are away is not doubted. */
  private void start(Consumer<?, ?> consumer, TopicPartition partition, long end) {
    doubtfulBelow.put(partition, end);
    if (end == 0) {
      consumer.commitSync(Map.of(partition, marked(partition, 0)), limit);
      return;
    }
    LOG.atWarn()
        .addKeyValue("partition", partition)
        .addKeyValue("doubtful_below", end)
        .log("Offsets not set by this group");
  }

  private long bound(TopicPartition partition) {
    Long bound = doubtfulBelow.get(partition);
    if (bound == null) {
      throw new IllegalStateException("nothing is known of " + partition);
    }
    return bound;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    try {
      learn(consumer, partitions);
    } catch (KafkaException e) {
      // Asked again before the first batch; until then nothing of these partitions is called.
      LOG.atWarn().addKeyValue("problem", e.toString()).log("Committed offsets not known yet");
    }
  }

  @Override
  public void onPartitionsRevokedAfterCommit(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    partitions.forEach(doubtfulBelow::remove);
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    partitions.forEach(doubtfulBelow::remove);
  }
}
