package dev.payouts.orchestrator.streams;

import dev.payouts.orchestrator.topology.Names;
import dev.payouts.service.StartupFailure;
import dev.payouts.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
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
  private static final String ADOPTED = "adopted-at";

  private final String applicationId;
  private final Path stateDir;
  private final boolean adopt;
  private final InstantSource clock;

  public FirstStart(String applicationId, Path stateDir, boolean adopt, InstantSource clock) {
    this.applicationId = applicationId;
    this.stateDir = stateDir;
    this.adopt = adopt;
    this.clock = clock;
  }

  /**
   * Commits where to begin if nothing is committed.
   *
   * @return commands written before this moment must be asked about before they are paid
   * @throws StartupFailure if offsets are missing although payouts exist
   */
  public Instant prepare(Admin admin) {
    try {
      Set<TopicPartition> missing = missing(admin);
      if (!missing.isEmpty()) {
        if (payoutsExist(admin)) {
          adoptOrStop(missing);
        }
        begin(admin, missing);
      } else if (payoutsExist(admin)) {
        checkState(admin);
      }
      Path adopted = stateDir.resolve(ADOPTED);
      return Files.exists(adopted)
          ? Instant.parse(Files.readString(adopted).strip())
          : Instant.EPOCH;
    } catch (ExecutionException e) {
      throw new StartupFailure(
          "The orchestrator's offsets cannot be read from Kafka: " + e.getCause(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupFailure("interrupted while reading offsets", e);
    }
  }

  private void adoptOrStop(Set<TopicPartition> missing) throws IOException {
    if (!adopt) {
      throw new StartupFailure(
          "The consumer group %s has no committed offsets for %s although payouts exist: its state is lost or its name changed; restore them, or set PAYOUTS_ORCHESTRATOR_ADOPT=true to go on and ask the gateway about every command so far before it is paid"
              .formatted(applicationId, missing));
    }
    Files.createDirectories(stateDir);
    Instant now = clock.instant();
    Files.writeString(stateDir.resolve(ADOPTED), now.toString());
    LOG.atWarn().addKeyValue("before", now).log("Every command so far is asked about first");
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

  private void begin(Admin admin, Set<TopicPartition> missing)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
    missing.forEach(partition -> earliest.put(partition, OffsetSpec.earliest()));
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    admin
        .listOffsets(earliest)
        .all()
        .get()
        .forEach(
            (partition, begin) -> offsets.put(partition, new OffsetAndMetadata(begin.offset())));
    admin.alterConsumerGroupOffsets(applicationId, offsets).all().get();
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
