package dev.payouts.standalone.catalogue;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import dev.payouts.service.TopicSettings;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A topic as the services make it and need it. Source: schemas/asyncapi.yaml; the services'
 * provisioning holds a broker to the same.
 *
 * @param settings a number may be larger, a word must be the same
 */
record NeededTopic(String name, int partitions, int replication, Map<String, String> settings) {
  private static final String FOR_EVER = "-1";

  NeededTopic {
    settings = new LinkedHashMap<>(settings);
  }

  static List<NeededTopic> all(TopicSettings set) {
    List<NeededTopic> all = new ArrayList<>();
    for (Topic<?> topic : Topics.ALL) {
      Map<String, String> more =
          Topics.STAMPED_BY_BROKER.contains(topic)
              ? Map.of(MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime")
              : Map.of();
      all.add(of(topic.name(), topic.retention(), more, set));
    }
    all.add(
        of(
            Topics.DEAD_LETTERS,
            Optional.of(Topics.DEAD_LETTERS_RETENTION),
            Map.of(MAX_MESSAGE_BYTES_CONFIG, "" + Topics.DEAD_LETTER_BYTES_MAX),
            set));
    return all;
  }

  private static NeededTopic of(
      String name, Optional<Duration> retention, Map<String, String> more, TopicSettings set) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(
        CLEANUP_POLICY_CONFIG,
        retention.isPresent() ? CLEANUP_POLICY_DELETE : CLEANUP_POLICY_COMPACT);
    retention.ifPresent(kept -> settings.put(RETENTION_MS_CONFIG, "" + kept.toMillis()));
    // One copy may be missing without stopping writers, where there are copies at all.
    settings.put(MIN_IN_SYNC_REPLICAS_CONFIG, "" + Math.max(1, set.replicationFactor() - 1));
    settings.putAll(more);
    return new NeededTopic(name, set.partitions(), set.replicationFactor(), settings);
  }

  List<Difference> differences(FoundTopic found) {
    List<Difference> differences = new ArrayList<>();
    if (found.partitions() != partitions) {
      differences.add(new Difference("partitions", "" + found.partitions(), "" + partitions));
    }
    if (found.replication() < replication) {
      differences.add(new Difference("replication", "" + found.replication(), "" + replication));
    }
    settings.forEach(
        (name, needed) -> {
          String value = found.settings().getOrDefault(name, "not set");
          if (!suffices(name, value, needed)) {
            differences.add(new Difference(name, value, needed));
          }
        });
    return differences;
  }

  private static boolean suffices(String name, String found, String needed) {
    if (name.equals(RETENTION_MS_CONFIG) && found.equals(FOR_EVER)) {
      return true;
    }
    return (needed.matches("\\d{1,18}") && found.matches("\\d{1,18}"))
        ? Long.parseLong(found) >= Long.parseLong(needed)
        : found.equals(needed);
  }
}
