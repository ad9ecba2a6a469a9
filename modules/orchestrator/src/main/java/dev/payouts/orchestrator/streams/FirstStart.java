package dev.payouts.orchestrator.streams;

import dev.payouts.orchestrator.topology.Names;
import dev.payouts.service.StartupFailure;
import dev.payouts.topics.Topics;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides where to begin when no offsets are committed. Where no payout was ever taken, at the
 * beginning. Where payouts exist, the state that knew them may be lost with the offsets: then only
 * on an operator's word, and every command so far is asked about before it is paid.
 */
public final class FirstStart {
  private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

  private final String applicationId;
  private final boolean adopt;

  public FirstStart(String applicationId, boolean adopt) {
    this.applicationId = applicationId;
    this.adopt = adopt;
  }

  /**
   * Commits where to begin if nothing is committed.
   *
   * @return by partition, the offset below which commands belong to a state that is lost
   * @throws StartupFailure if offsets are missing although payouts exist
   */
  public Map<Integer, Long> prepare(Admin admin) {
    try {
      Set<TopicPartition> missing = missing(admin);
      if (!missing.isEmpty()) {
        if (payoutsExist(admin)) {
          adoptOrStop(admin, missing);
        } else {
          commit(admin, applicationId, at(missing, OffsetSpec.earliest()));
        }
      } else if (payoutsExist(admin)) {
        checkState(admin);
      }
      return adopted(admin);
    } catch (ExecutionException e) {
      throw new StartupFailure(
          "The orchestrator's offsets cannot be read from Kafka: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupFailure("interrupted while reading offsets", e);
    }
  }

  /**
   * Commands are read again from the start; replies only from now on, because those so far answer
   * attempts and inquiries whose numbers will be given out anew.
   */
  private void adoptOrStop(Admin admin, Set<TopicPartition> missing)
      throws ExecutionException, InterruptedException {
    if (!adopt) {
      throw new StartupFailure(
          "The consumer group %s has no committed offsets for %s although payouts exist: its state is lost or its name changed; restore them, or set PAYOUTS_ORCHESTRATOR_ADOPT=true to go on and ask the gateway about every command so far before it is paid"
              .formatted(applicationId, missing));
    }
    commit(
        admin,
        adoptions(),
        at(partitions(admin, List.of(Topics.COMMANDS.name())), OffsetSpec.latest()));
    Map<TopicPartition, OffsetSpec> starts = at(missing, OffsetSpec.earliest());
    starts.replaceAll(
        (partition, start) ->
            partition.topic().equals(Topics.REPLIES.name()) ? OffsetSpec.latest() : start);
    commit(admin, applicationId, starts);
    LOG.atWarn().log("Every command so far is asked about first");
  }

  /**
   * The group whose offsets say how far the commands belong to a state that is lost: every instance
   * must know it, also one that starts later or elsewhere. Kafka forgets it after its retention of
   * offsets, seven days, and by then, with the topics' retention, the commands it is about.
   */
  private String adoptions() {
    return applicationId + "-adopted";
  }

  private Map<Integer, Long> adopted(Admin admin) throws ExecutionException, InterruptedException {
    Map<Integer, Long> below = new HashMap<>();
    admin
        .listConsumerGroupOffsets(adoptions())
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach(
            (partition, end) -> {
              if (end != null) {
                below.put(partition.partition(), end.offset());
              }
            });
    return below;
  }

  /** Offsets without state would leave every open payout behind, unseen for ever. */
  private void checkState(Admin admin) throws ExecutionException, InterruptedException {
    String changelog = applicationId + "-" + Names.PAYOUTS + "-changelog";
    if (!admin.listTopics().names().get().contains(changelog)) {
      throw new StartupFailure(
          "The topic %s with the state of all payouts is gone; restore it, or delete the offsets of the consumer group %s and set PAYOUTS_ORCHESTRATOR_ADOPT=true to read every command again and ask the gateway about it before it is paid"
              .formatted(changelog, applicationId));
    }
  }

  private Set<TopicPartition> missing(Admin admin) throws ExecutionException, InterruptedException {
    Set<TopicPartition> missing =
        partitions(admin, List.of(Topics.COMMANDS.name(), Topics.REPLIES.name()));
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata().get();
    committed.forEach(
        (partition, offset) -> {
          if (offset != null) {
            missing.remove(partition);
          }
        });
    return missing;
  }

  /** Every payout that was ever taken left an event. */
  private static boolean payoutsExist(Admin admin) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions(admin, List.of(Topics.EVENTS.name()))
        .forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    return admin.listOffsets(latest).all().get().values().stream()
        .anyMatch(end -> end.offset() > 0);
  }

  private static Map<TopicPartition, OffsetSpec> at(
      Set<TopicPartition> partitions, OffsetSpec start) {
    Map<TopicPartition, OffsetSpec> starts = new HashMap<>();
    partitions.forEach(partition -> starts.put(partition, start));
    return starts;
  }

  private static void commit(Admin admin, String group, Map<TopicPartition, OffsetSpec> starts)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    admin
        .listOffsets(starts)
        .all()
        .get()
        .forEach(
            (partition, begin) -> offsets.put(partition, new OffsetAndMetadata(begin.offset())));
    admin.alterConsumerGroupOffsets(group, offsets).all().get();
  }

  private static Set<TopicPartition> partitions(Admin admin, List<String> topics)
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
}
