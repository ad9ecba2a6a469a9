package dev.payouts.proofs.simulation.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;

/** A group member's consumer, as far as the product uses one between polls. */
final class MemberConsumer extends MockConsumer<byte[], byte[]> {
  private final RequestGroup group;
  private final Member member;
  private final Map<TopicPartition, Long> positions = new HashMap<>();

  MemberConsumer(RequestGroup group, Member member) {
    super("earliest");
    this.group = group;
    this.member = member;
  }

  Map<TopicPartition, Long> positions() {
    return positions;
  }

  @Override
  public synchronized Map<TopicPartition, OffsetAndMetadata> committed(
      Set<TopicPartition> partitions, Duration timeout) {
    return group.committed(partitions);
  }

  @Override
  public Map<TopicPartition, Long> endOffsets(
      Collection<TopicPartition> partitions, Duration timeout) {
    return group.ends(partitions);
  }

  @Override
  public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
    group.commit(member, offsets);
  }

  @Override
  public synchronized void commitAsync(
      Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
    try {
      group.commit(member, offsets);
      callback.onComplete(offsets, null);
    } catch (RuntimeException e) {
      callback.onComplete(offsets, e);
    }
  }

  @Override
  public synchronized void seek(TopicPartition partition, long offset) {
    if (positions.replace(partition, offset) == null) {
      throw new IllegalStateException("No current assignment for partition " + partition);
    }
  }
}
