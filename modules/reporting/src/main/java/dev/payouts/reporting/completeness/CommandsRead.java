package dev.payouts.reporting.completeness;

import dev.payouts.reporting.ReportFailure;
import dev.payouts.reporting.source.Source;
import dev.payouts.service.rights.Refused;
import dev.payouts.topics.Topics;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the orchestrator has read the commands, by partition: its committed offsets. They are
 * committed together with what the commands led to, so all of that is there once they are.
 */
record CommandsRead(Map<Integer, Long> offsets) {
  static CommandsRead of(Source at, String group) {
    try (Admin admin = Admin.create(at.kafka().client())) {
      Map<Integer, Long> offsets = new TreeMap<>();
      for (Map.Entry<TopicPartition, OffsetAndMetadata> one :
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet()) {
        // Null where nothing is committed yet.
        if (one.getKey().topic().equals(Topics.COMMANDS.name()) && one.getValue() != null) {
          offsets.put(one.getKey().partition(), one.getValue().offset());
        }
      }
      return new CommandsRead(offsets);
    } catch (ExecutionException e) {
      String where = "Kafka at " + at.kafka().bootstrapServers();
      throw new ReportFailure(
          Refused.by(Refused.naming(group, e))
              .map(refused -> where + " refuses " + refused)
              .orElse(where + " does not say how far " + group + " has read: " + e.getCause()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReportFailure("interrupted", e);
    }
  }

  boolean has(int partition, long offset) {
    return offset < offsets.getOrDefault(partition, 0L);
  }
}
