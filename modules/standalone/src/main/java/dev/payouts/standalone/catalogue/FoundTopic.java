package dev.payouts.standalone.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A topic as the broker has it.
 *
 * @param replication copies of the partition that has the fewest
 * @param records between the first and the last offset, with what transactions add and compaction
 *     has left out
 * @param reader the consumer group of ours that reads it
 * @param lag how far that is behind; empty where it has committed nothing
 */
record FoundTopic(
    String name,
    int partitions,
    int replication,
    Map<String, String> settings,
    long records,
    Optional<String> reader,
    OptionalLong lag) {
  FoundTopic {
    settings = Map.copyOf(settings);
  }
}
