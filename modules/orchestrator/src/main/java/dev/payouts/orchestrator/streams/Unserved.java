package dev.payouts.orchestrator.streams;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;

/** Partitions the group has given to this instance although none of its threads works on them. */
final class Unserved {
  private Unserved() {}

  /** The client must run. */
  static Set<String> of(KafkaStreams client, HostInfo self) {
    Set<TopicPartition> served =
        client.metadataForLocalThreads().stream()
            .flatMap(thread -> thread.activeTasks().stream())
            .flatMap(task -> task.topicPartitions().stream())
            .collect(Collectors.toSet());
    return client.metadataForAllStreamsClients().stream()
        .filter(instance -> instance.hostInfo().equals(self))
        .map(StreamsMetadata::topicPartitions)
        .flatMap(Set::stream)
        .filter(given -> !served.contains(given))
        .map(TopicPartition::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
