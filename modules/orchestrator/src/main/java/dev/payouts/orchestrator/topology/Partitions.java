package dev.payouts.orchestrator.topology;

import java.util.Optional;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * The partitions of every topic of the flow. A payout is known in one of them only: that in which
 * the murmur2 of its id says, where Kafka Streams and every Java producer look for it. A command in
 * another one would meet nobody who knows the payout, and be paid once more.
 */
record Partitions(int count) {
  /** What is wrong with where a record stands, read after "key"; empty if nothing is. */
  Optional<String> misplacement(byte[] key, int found) {
    int right = BuiltInPartitioner.partitionForKey(key, count);
    return right == found
        ? Optional.empty()
        : Optional.of(
            "belongs in partition %d of %d, counted from 0, and is in %d; write the record again, partitioned by murmur2 of the key as Java's default does, librdkafka with partitioner=murmur2_random"
                .formatted(right, count, found));
  }
}
