package dev.payouts.orchestrator.streams;

import dev.payouts.orchestrator.topology.Names;
import dev.payouts.service.StartupFailure;
import dev.payouts.service.rights.Refused;
import dev.payouts.topics.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides where to begin when no offsets are committed. Where no payout was ever taken, at the
 * beginning. Where payouts exist, the state that knew them may be lost with the offsets: then only
 * on an operator's word, and every command so far is asked about before it is paid.
 */
public final class FirstStart {
  private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

  /** On offsets until Streams commits its own: as long as it has not, there is no state either. */
  private static final String NOT_READ_YET = "not read yet";

  private final String applicationId;
  private final boolean adopt;
  private final ReadingPlace place;

  /**
   * @param lostCommands with how many commands to go on that were gone before they were read
   */
  public FirstStart(String applicationId, boolean adopt, long lostCommands) {
    this.applicationId = applicationId;
    this.adopt = adopt;
    this.place = new ReadingPlace(applicationId, lostCommands);
  }

  /**
   * Commits where to begin if nothing is committed, or if what would come next is gone.
   *
   * @return by partition, the offset below which commands belong to a state that is lost
   * @throws StartupFailure if offsets are missing although payouts exist, or point to nothing
   */
  Map<Integer, Long> prepare(Admin admin, Membership membership) {
    try {
      GroupOffsets offsets = new GroupOffsets(admin);
      Set<TopicPartition> all =
          offsets.partitions(List.of(Topics.COMMANDS.name(), Topics.REPLIES.name()));
      Map<TopicPartition, Long> reached = offsets.committed(applicationId);
      reached.keySet().retainAll(all);
      all.removeAll(reached.keySet());
      Map<TopicPartition, Long> moved = place.check(offsets, reached);
      Map<TopicPartition, Long> begun = begin(admin, offsets, all);
      if (moved.isEmpty() && begun.isEmpty()) {
        membership.leaveUnused(admin);
      } else {
        // Nobody can set offsets of a group that has members, and those of ours are long dead.
        membership.leaveAll(admin);
        offsets.commit(applicationId, moved, "");
        offsets.commit(applicationId, begun, NOT_READ_YET);
      }
      return adopted(offsets);
    } catch (ExecutionException e) {
      throw new StartupFailure(
          Refused.by(e)
              .map(refused -> "Kafka refuses the orchestrator " + refused)
              .orElse("The orchestrator's offsets cannot be read from Kafka: " + e.getCause()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupFailure("interrupted while reading offsets", e);
    }
  }

  /** Where to begin the partitions that have no offset. */
  private Map<TopicPartition, Long> begin(
      Admin admin, GroupOffsets offsets, Set<TopicPartition> missing)
      throws ExecutionException, InterruptedException {
    if (!payoutsExist(offsets)) {
      return offsets.earliest(missing);
    }
    if (!missing.isEmpty()) {
      return adoptOrStop(admin, offsets, missing);
    }
    checkState(admin, offsets);
    return Map.of();
  }

  /**
   * Commands are read again from the start. So are replies while the state is there, because some
   * may not have been read, and one that shows an order must not be missed. Without it they are
   * read from now on only: those so far answer attempts and inquiries whose numbers will be given
   * out anew.
   */
  private Map<TopicPartition, Long> adoptOrStop(
      Admin admin, GroupOffsets offsets, Set<TopicPartition> missing)
      throws ExecutionException, InterruptedException {
    if (!adopt) {
      throw new StartupFailure(
          "The consumer group %s has no committed offsets for %s although payouts exist: its state is lost or its name changed; restore them, or set PAYOUTS_ORCHESTRATOR_ADOPT=true to go on and ask the gateway about every command so far before it is paid"
              .formatted(applicationId, missing));
    }
    Set<TopicPartition> commands = offsets.partitions(List.of(Topics.COMMANDS.name()));
    offsets.commit(adoptions(), offsets.latest(commands), "");
    Map<TopicPartition, Long> starts = offsets.earliest(missing);
    if (!hasState(admin)) {
      Map<TopicPartition, Long> ends = offsets.latest(missing);
      starts.replaceAll(
          (partition, start) ->
              partition.topic().equals(Topics.REPLIES.name())
                  ? Objects.requireNonNull(ends.get(partition))
                  : start);
    }
    LOG.atWarn().log("Every command so far is asked about first");
    return starts;
  }

  /**
   * The group whose offsets say how far the commands belong to a state that is lost: every instance
   * must know it, also one that starts later or elsewhere. Kafka forgets it after its retention of
   * offsets, seven days, and by then, with the topics' retention, the commands it is about.
   */
  private String adoptions() {
    return adoptions(applicationId);
  }

  private static String adoptions(String applicationId) {
    return applicationId + "-adopted";
  }

  /** The consumer groups it reads and sets. */
  public static List<String> groups(String applicationId) {
    return List.of(applicationId, adoptions(applicationId));
  }

  private Map<Integer, Long> adopted(GroupOffsets offsets)
      throws ExecutionException, InterruptedException {
    Map<Integer, Long> below = new HashMap<>();
    offsets
        .committed(adoptions())
        .forEach((partition, end) -> below.put(partition.partition(), end));
    return below;
  }

  /** Offsets without state would leave every open payout behind, unseen for ever. */
  private void checkState(Admin admin, GroupOffsets offsets)
      throws ExecutionException, InterruptedException {
    if (!hasState(admin) && !offsets.allMarked(applicationId, NOT_READ_YET)) {
      throw new StartupFailure(
          "The topic %s with the state of all payouts is gone; restore it, or delete the offsets of the consumer group %s and set PAYOUTS_ORCHESTRATOR_ADOPT=true to read every command again and ask the gateway about it before it is paid"
              .formatted(changelog(), applicationId));
    }
  }

  private boolean hasState(Admin admin) throws ExecutionException, InterruptedException {
    // By its name: a list leaves out what this service may not see, and that is not gone.
    try {
      var _ = admin.describeTopics(List.of(changelog())).allTopicNames().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw Refused.naming(changelog(), e);
    }
  }

  private String changelog() {
    return Names.changelog(applicationId);
  }

  /** Every payout that was ever taken left an event. */
  private static boolean payoutsExist(GroupOffsets offsets)
      throws ExecutionException, InterruptedException {
    return offsets.latest(offsets.partitions(List.of(Topics.EVENTS.name()))).values().stream()
        .anyMatch(end -> end > 0);
  }
}
