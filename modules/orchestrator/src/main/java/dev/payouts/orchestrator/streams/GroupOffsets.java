package dev.payouts.orchestrator.streams;

import dev.payouts.service.StartupFailure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/** Offsets of topics and consumer groups, read and set while nobody of the group is at work. */
final class GroupOffsets {
  private final Admin admin;

  GroupOffsets(Admin admin) {
    this.admin = admin;
  }

  Set<TopicPartition> partitions(List<String> topics)
      throws ExecutionException, InterruptedException {
    Set<TopicPartition> partitions = new HashSet<>();
    admin
        .describeTopics(topics)
        .allTopicNames()
        .get()
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(
                        partition ->
                            partitions.add(new TopicPartition(name, partition.partition()))));
    return partitions;
  }

  /** What a group has committed; a partition without an offset is not there. */
  Map<TopicPartition, Long> committed(String group)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> committed = new HashMap<>();
    read(group).forEach((partition, offset) -> committed.put(partition, offset.offset()));
    return committed;
  }

  /** Whether each offset of a group is one that was set here with this mark. */
  boolean allMarked(String group, String mark) throws ExecutionException, InterruptedException {
    return read(group).values().stream().allMatch(offset -> mark.equals(offset.metadata()));
  }

  private Map<TopicPartition, OffsetAndMetadata> read(String group)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach(
            (partition, offset) -> {
              if (offset != null) {
                offsets.put(partition, offset);
              }
            });
    return offsets;
  }

  Map<TopicPartition, Long> earliest(Set<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    return at(partitions, OffsetSpec.earliest());
  }

  Map<TopicPartition, Long> latest(Set<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    return at(partitions, OffsetSpec.latest());
  }

  private Map<TopicPartition, Long> at(Set<TopicPartition> partitions, OffsetSpec where)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, where));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    admin
        .listOffsets(wanted)
        .all()
        .get()
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  /**
   * @param mark stays with the offsets until whoever reads the topics commits others
   * @throws StartupFailure if somebody of the group is at work
   */
  void commit(String group, Map<TopicPartition, Long> offsets, String mark)
      throws ExecutionException, InterruptedException {
    if (offsets.isEmpty()) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> wanted = new HashMap<>();
    offsets.forEach(
        (partition, offset) -> wanted.put(partition, new OffsetAndMetadata(offset, mark)));
    try {
      admin.alterConsumerGroupOffsets(group, wanted).all().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownMemberIdException) {
        throw new StartupFailure(
            "The offsets of the consumer group %s must be set for %s, and other instances are at work in it; stop them all, and start one once the sessions of those that crashed have expired"
                .formatted(group, offsets.keySet()),
            e);
      }
      throw e;
    }
  }
}
