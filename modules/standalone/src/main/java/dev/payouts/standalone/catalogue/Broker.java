package dev.payouts.standalone.catalogue;

import dev.payouts.service.KafkaSettings;
import dev.payouts.service.rights.Refused;
import dev.payouts.standalone.client.ClientFailure;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.topics.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Asks the broker about topics, in a handful of requests for all of them. */
final class Broker {
  private static final int LIMIT_MS = 10_000;

  private final Surroundings at;
  private final Map<String, String> readers;

  Broker(Surroundings at) {
    this.at = at;
    String orchestrator =
        at.settings("payouts.orchestrator", OrchestratorGroup.class).applicationId();
    this.readers =
        Map.of(
            Topics.COMMANDS.name(),
            orchestrator,
            Topics.REPLIES.name(),
            orchestrator,
            Topics.SUBMISSIONS.name(),
            "payouts-worker",
            Topics.INQUIRIES.name(),
            "payouts-poller");
  }

  /** The orchestrator's own setting of that name, for the group by which it reads. */
  @ConfigurationProperties("payouts.orchestrator")
  record OrchestratorGroup(@DefaultValue("payout-orchestrator") String applicationId) {}

  /** Those of the topics that are there, by name. */
  Map<String, FoundTopic> find(List<String> names) {
    var set = at.settings("payouts.kafka", KafkaSettings.class);
    Map<String, Object> client = new KafkaSettings(at.kafka(), set.properties()).client();
    client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MS);
    client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LIMIT_MS);
    try (Admin admin = Admin.create(client)) {
      return find(admin, names);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    } catch (KafkaException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientFailure("interrupted");
    }
  }

  private ClientFailure failure(Throwable e) {
    Optional<String> refused = Refused.by(e);
    if (refused.isPresent()) {
      return new ClientFailure("Kafka at %s refuses %s".formatted(at.kafka(), refused.get()));
    }
    return e instanceof RetriableException || e.getCause() != null
        ? new ClientFailure(
            "no Kafka answers at %s; start it with ./payouts up, or set PAYOUTS_KAFKA_BOOTSTRAP_SERVERS"
                .formatted(at.kafka()))
        : new ClientFailure("Kafka at %s refuses: %s".formatted(at.kafka(), e.getMessage()));
  }

  private Map<String, FoundTopic> find(Admin admin, List<String> names)
      throws ExecutionException, InterruptedException {
    Map<String, TopicDescription> descriptions = descriptions(admin, names);
    List<String> there = names.stream().filter(descriptions::containsKey).toList();
    if (there.isEmpty()) {
      return Map.of();
    }
    List<ConfigResource> resources = there.stream().map(Broker::resource).toList();
    Map<ConfigResource, Config> configs = configs(admin, resources);
    Offsets offsets =
        new Offsets(
            offsets(admin, descriptions, OffsetSpec.earliest()),
            offsets(admin, descriptions, OffsetSpec.latest()),
            committed(admin));
    Map<String, FoundTopic> found = new HashMap<>();
    for (String name : there) {
      TopicDescription description = descriptions.get(name);
      Config config = configs.get(resource(name));
      if (description != null && config != null) {
        found.put(name, found(description, settings(config), offsets));
      }
    }
    return found;
  }

  private static Map<ConfigResource, Config> configs(Admin admin, List<ConfigResource> resources)
      throws ExecutionException, InterruptedException {
    Map<ConfigResource, Config> found = new HashMap<>();
    for (var asked : admin.describeConfigs(resources).values().entrySet()) {
      try {
        found.put(asked.getKey(), asked.getValue().get());
      } catch (ExecutionException e) {
        throw Refused.naming(asked.getKey().name() + " (DescribeConfigs)", e);
      }
    }
    return found;
  }

  /** By name: a list of topics would leave out those that may not be seen, as if they missed. */
  private static Map<String, TopicDescription> descriptions(Admin admin, List<String> names)
      throws ExecutionException, InterruptedException {
    Map<String, TopicDescription> found = new HashMap<>();
    for (var asked : admin.describeTopics(names).topicNameValues().entrySet()) {
      try {
        found.put(asked.getKey(), asked.getValue().get());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw Refused.naming(asked.getKey(), e);
        }
      }
    }
    return found;
  }

  /**
   * Of all partitions.
   *
   * @param committed by consumer group
   */
  private record Offsets(
      Map<TopicPartition, Long> first,
      Map<TopicPartition, Long> last,
      Map<String, Map<TopicPartition, OffsetAndMetadata>> committed) {}

  private FoundTopic found(TopicDescription topic, Map<String, String> settings, Offsets offsets) {
    String name = topic.name();
    Optional<String> reader = Optional.ofNullable(readers.get(name));
    int copies =
        topic.partitions().stream()
            .mapToInt(partition -> partition.replicas().size())
            .min()
            .orElse(0);
    OptionalLong lag =
        reader
            .map(
                group ->
                    lag(name, offsets.last(), offsets.committed().getOrDefault(group, Map.of())))
            .orElse(OptionalLong.empty());
    long records = sum(name, offsets.last()) - sum(name, offsets.first());
    return new FoundTopic(name, topic.partitions().size(), copies, settings, records, reader, lag);
  }

  private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(Admin admin)
      throws ExecutionException, InterruptedException {
    Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = new HashMap<>();
    for (String group : Set.copyOf(readers.values())) {
      committed.put(group, committed(admin, group));
    }
    return committed;
  }

  private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, String group)
      throws ExecutionException, InterruptedException {
    try {
      return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return Map.of();
      }
      throw Refused.naming(group, e);
    }
  }

  private static Map<String, String> settings(Config config) {
    Map<String, String> settings = new HashMap<>();
    for (ConfigEntry entry : config.entries()) {
      if (entry.value() != null) {
        settings.put(entry.name(), entry.value());
      }
    }
    return settings;
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, Map<String, TopicDescription> topics, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    topics
        .values()
        .forEach(
            topic ->
                topic
                    .partitions()
                    .forEach(
                        partition ->
                            asked.put(
                                new TopicPartition(topic.name(), partition.partition()), which)));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> answer :
        admin.listOffsets(asked).all().get().entrySet()) {
      offsets.put(answer.getKey(), answer.getValue().offset());
    }
    return offsets;
  }

  private static long sum(String topic, Map<TopicPartition, Long> offsets) {
    return offsets.entrySet().stream()
        .filter(partition -> partition.getKey().topic().equals(topic))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Empty unless the group has a place in every partition: how far it is would be a guess. */
  private static OptionalLong lag(
      String topic,
      Map<TopicPartition, Long> last,
      Map<TopicPartition, OffsetAndMetadata> committed) {
    List<Long> lags = new ArrayList<>();
    for (Map.Entry<TopicPartition, Long> end : last.entrySet()) {
      if (end.getKey().topic().equals(topic)) {
        OffsetAndMetadata place = committed.get(end.getKey());
        if (place == null) {
          return OptionalLong.empty();
        }
        lags.add(Math.max(0, end.getValue() - place.offset()));
      }
    }
    return OptionalLong.of(lags.stream().mapToLong(Long::longValue).sum());
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
