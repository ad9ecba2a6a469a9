package dev.payouts.proofs.simulation.kafka;

import dev.payouts.proofs.simulation.engine.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The topics, the groups' offsets, and whether it answers. */
public final class Broker {
  /** Hears of every record that readers of committed data see, in order. */
  @FunctionalInterface
  public interface Watcher {
    void visible(Entry entry, long offset);
  }

  private final Timeline timeline;
  private final int partitions;
  private final Map<TopicPartition, PartitionLog> logs = new HashMap<>();
  private final Map<String, Map<TopicPartition, OffsetAndMetadata>> offsets = new HashMap<>();
  private final List<Watcher> watchers = new ArrayList<>();
  private final Map<String, List<IntConsumer>> readers = new HashMap<>();
  private long downUntil;

  public Broker(Timeline timeline, int partitions) {
    this.timeline = timeline;
    this.partitions = partitions;
  }

  public int partitions() {
    return partitions;
  }

  public void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  /**
   * Calls whenever something may have become readable in a topic.
   *
   * @param reader gets the partition
   */
  public void onArrival(String topic, IntConsumer reader) {
    readers.computeIfAbsent(topic, _ -> new ArrayList<>()).add(reader);
  }

  public void goDown(Duration time) {
    downUntil = Math.max(downUntil, timeline.nanos() + time.toNanos());
  }

  public boolean isDown() {
    return timeline.nanos() < downUntil;
  }

  /** As every Java producer does; records without a key are left to chance there. */
  public int partitionOf(byte @Nullable [] key) {
    return key == null ? 0 : BuiltInPartitioner.partitionForKey(key, partitions);
  }

  public PartitionLog log(String topic, int partition) {
    return logs.computeIfAbsent(new TopicPartition(topic, partition), _ -> new PartitionLog());
  }

  PartitionLog log(Entry entry) {
    return log(entry.topic(), entry.partition());
  }

  /** Writes outside of any transaction. */
  public void append(Entry entry) {
    long offset = log(entry).append(entry, null);
    visible(entry, offset);
  }

  public Transaction begin() {
    return new Transaction(this);
  }

  void visible(Entry entry, long offset) {
    for (Watcher watcher : watchers) {
      watcher.visible(entry, offset);
    }
    arrived(entry);
  }

  /** A reader may go on, be it that what it waited for is gone. */
  void arrived(Entry entry) {
    readers
        .getOrDefault(entry.topic(), List.of())
        .forEach(reader -> reader.accept(entry.partition()));
  }

  /** Committed offsets of a group, to read and to tamper with. */
  public Map<TopicPartition, OffsetAndMetadata> offsets(String group) {
    return offsets.computeIfAbsent(group, _ -> new HashMap<>());
  }
}
