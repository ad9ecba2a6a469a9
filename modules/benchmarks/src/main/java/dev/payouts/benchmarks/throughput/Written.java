package dev.payouts.benchmarks.throughput;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * How much stands in each topic, markers of transactions included.
 *
 * @param records by topic
 * @param bytes by topic, as they lie on the brokers' disks
 */
public record Written(Map<String, Long> records, Map<String, Long> bytes) {

  static Written of(Admin admin) {
    try {
      Map<String, Long> bytes = new TreeMap<>();
      Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
      var nodes = admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
      for (var directories : admin.describeLogDirs(nodes).allDescriptions().get().values()) {
        for (var directory : directories.values()) {
          directory
              .replicaInfos()
              .forEach(
                  (partition, replica) -> {
                    bytes.merge(partition.topic(), replica.size(), Long::sum);
                    partitions.put(partition, OffsetSpec.latest());
                  });
        }
      }
      Map<String, Long> records = new TreeMap<>();
      admin
          .listOffsets(partitions)
          .all()
          .get()
          .forEach((partition, end) -> records.merge(partition.topic(), end.offset(), Long::sum));
      return new Written(records, bytes);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not say what it has: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Written since(Written before) {
    return new Written(less(records, before.records()), less(bytes, before.bytes()));
  }

  private static Map<String, Long> less(Map<String, Long> now, Map<String, Long> before) {
    Map<String, Long> more = new TreeMap<>();
    now.forEach((topic, count) -> more.put(topic, count - before.getOrDefault(topic, 0L)));
    return more;
  }
}
