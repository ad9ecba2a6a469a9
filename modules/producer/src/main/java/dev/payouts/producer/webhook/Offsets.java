package dev.payouts.producer.webhook;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a webhook is told, as Kafka remembers it. Used by one thread. */
final class Offsets implements ConsumerRebalanceListener {
  private final Consumer<byte[], byte[]> consumer;
  private final Backlog backlog;
  private final Map<TopicPartition, Long> committed = new HashMap<>();

  Offsets(Consumer<byte[], byte[]> consumer, Backlog backlog) {
    this.consumer = consumer;
    this.backlog = backlog;
  }

  /** A webhook that is new begins with what comes from now on, and remembers that it did. */
  void beginAtEnd(Collection<TopicPartition> partitions) {
    consumer.seekToEnd(partitions);
    for (TopicPartition partition : partitions) {
      backlog.read(partition, consumer.position(partition));
    }
    commit();
  }

  /** Up to where everything is settled. */
  void commit() {
    Map<TopicPartition, OffsetAndMetadata> more = new HashMap<>();
    backlog
        .settled()
        .forEach(
            (partition, offset) -> {
              if (!offset.equals(committed.get(partition))) {
                more.put(partition, new OffsetAndMetadata(offset));
              }
            });
    if (!more.isEmpty()) {
      consumer.commitSync(more);
      more.forEach((partition, at) -> committed.put(partition, at.offset()));
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    // Where to begin is asked by reading.
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    try {
      commit();
    } finally {
      onPartitionsLost(partitions);
    }
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    backlog.forget(partitions);
    partitions.forEach(committed::remove);
  }
}
