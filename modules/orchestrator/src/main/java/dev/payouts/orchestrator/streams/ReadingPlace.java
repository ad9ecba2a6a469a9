package dev.payouts.orchestrator.streams;

import dev.payouts.service.StartupFailure;
import dev.payouts.topics.Topics;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the place that was reached with what the topics still hold. Retention does not wait for
 * an orchestrator that is away, and a topic may have been created anew.
 */
final class ReadingPlace {
  private static final Logger LOG = LoggerFactory.getLogger(ReadingPlace.class);

  private static final Comparator<TopicPartition> NAMES =
      Comparator.comparing(TopicPartition::toString);

  private final String group;
  private final long lostAccepted;

  /**
   * @param lostAccepted with how many lost commands to go on; it must be the very number, so that a
   *     setting that stays behind accepts no further loss
   */
  ReadingPlace(String group, long lostAccepted) {
    this.group = group;
    this.lostAccepted = lostAccepted;
  }

  /**
   * The partitions to go on with from their start, because what was to come next is gone.
   *
   * @throws StartupFailure if commands are lost that nobody has accepted to be, or if the place
   *     lies behind the end
   */
  Map<TopicPartition, Long> check(GroupOffsets offsets, Map<TopicPartition, Long> reached)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> starts = offsets.earliest(reached.keySet());
    Map<TopicPartition, Long> ends = offsets.latest(reached.keySet());
    requireWithin(reached, ends);
    Map<TopicPartition, Long> moved = new TreeMap<>(NAMES);
    reached.forEach(
        (partition, place) -> {
          long start = Objects.requireNonNull(starts.get(partition));
          if (place < start) {
            moved.put(partition, start);
          }
        });
    long commands = lost(Topics.COMMANDS.name(), reached, moved);
    if (commands > 0 && commands != lostAccepted) {
      throw new StartupFailure(
          "The topic %s no longer holds %d records that the orchestrator had not read when it was away for too long: nobody will pay these commands; have them submitted again, and set PAYOUTS_ORCHESTRATOR_LOST_COMMANDS=%d to go on without them"
              .formatted(Topics.COMMANDS.name(), commands, commands));
    }
    say(commands, "Commands are gone unread; submit them again");
    say(
        lost(Topics.REPLIES.name(), reached, moved),
        "Replies are gone unread; timers ask the gateway again");
    return moved;
  }

  private void requireWithin(Map<TopicPartition, Long> reached, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> behind = new TreeMap<>(NAMES);
    reached.forEach(
        (partition, place) -> {
          if (place > Objects.requireNonNull(ends.get(partition))) {
            behind.put(partition, place);
          }
        });
    if (!behind.isEmpty()) {
      throw new StartupFailure(
          "The offsets %s of the consumer group %s lie behind the end of their topics: these were created anew or have lost records; restore them, or delete the offsets of the group and set PAYOUTS_ORCHESTRATOR_ADOPT=true to read every command there is and ask the gateway about it before it is paid"
              .formatted(behind, group));
    }
  }

  private static long lost(
      String topic, Map<TopicPartition, Long> reached, Map<TopicPartition, Long> moved) {
    return moved.entrySet().stream()
        .filter(start -> start.getKey().topic().equals(topic))
        .mapToLong(start -> start.getValue() - Objects.requireNonNull(reached.get(start.getKey())))
        .sum();
  }

  private static void say(long records, String what) {
    if (records > 0) {
      LOG.atWarn().addKeyValue("records", records).log(what);
    }
  }
}
