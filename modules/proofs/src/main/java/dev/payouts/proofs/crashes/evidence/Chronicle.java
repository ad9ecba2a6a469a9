package dev.payouts.proofs.crashes.evidence;

import dev.payouts.fleet.Fleet;
import dev.payouts.proofs.guarantees.Observation;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.TopicPartition;

/**
 * Everything that happened, in the order of its time: all processes share one clock. Topics and the
 * ledger are read side by side, so that memory does not grow with them.
 */
public final class Chronicle {
  private static final String LEDGER = "sandbox/ledger.jsonl";
  private static final Comparator<Witness> BY_TIME =
      Comparator.comparingLong(Witness::time).thenComparingInt(Witness::rank);
  private static final Comparator<Witness> BY_CAUSE =
      Comparator.comparingInt(Witness::rank).thenComparingLong(Witness::time);

  private final Fleet fleet;
  private final OptionalLong stateLostAt;
  private final Comparator<Witness> order;

  /**
   * @param fleet at rest, but up
   * @param stateLostAt when orchestrators lost their state, in milliseconds since 1970
   */
  public Chronicle(Fleet fleet, OptionalLong stateLostAt) {
    this(fleet, stateLostAt, BY_TIME);
  }

  private Chronicle(Fleet fleet, OptionalLong stateLostAt, Comparator<Witness> order) {
    this.fleet = fleet;
    this.stateLostAt = stateLostAt;
    this.order = order;
  }

  /** Topic after topic, causes first: for where clocks say nothing. */
  public static Chronicle withoutTime(Fleet fleet) {
    return new Chronicle(fleet, OptionalLong.empty(), BY_CAUSE);
  }

  public void tell(Consumer<Observation> told) {
    List<Witness> witnesses = witnesses();
    try {
      merge(witnesses, order, told);
    } finally {
      witnesses.forEach(Witness::close);
    }
    LedgerBook.tell(fleet.sandbox().address("/sandbox/orders"), told);
    Logs.tell(fleet.plan().directory(), told);
  }

  static void merge(List<Witness> witnesses, Consumer<Observation> told) {
    merge(witnesses, BY_TIME, told);
  }

  private static void merge(
      List<Witness> witnesses, Comparator<Witness> order, Consumer<Observation> told) {
    PriorityQueue<Witness> queue = new PriorityQueue<>(order);
    witnesses.stream().filter(Witness::hasMore).forEach(queue::add);
    for (Witness first = queue.poll(); first != null; first = queue.poll()) {
      told.accept(first.tell());
      if (first.hasMore()) {
        queue.add(first);
      }
    }
  }

  private List<Witness> witnesses() {
    String kafka = fleet.kafka().bootstrapServers();
    PayoutCodecs codecs = fleet.codecs();
    List<Witness> witnesses = new ArrayList<>();
    witnesses.add(new LedgerWitness(fleet.sandbox().directory().resolve(LEDGER)));
    stateLostAt.ifPresent(at -> witnesses.add(new StateLostWitness(at)));
    for (TopicPartition partition : partitions(kafka)) {
      witnesses.add(new PartitionWitness(kafka, partition, codecs));
    }
    return witnesses;
  }

  private static List<TopicPartition> partitions(String kafka) {
    List<String> topics =
        Stream.concat(Topics.ALL.stream().map(Topic::name), Stream.of(Topics.DEAD_LETTERS))
            .toList();
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
      List<TopicPartition> partitions = new ArrayList<>();
      admin
          .describeTopics(topics)
          .allTopicNames()
          .get()
          .forEach(
              (name, topic) ->
                  topic.partitions().stream()
                      .map(one -> new TopicPartition(name, one.partition()))
                      .forEach(partitions::add));
      return partitions;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the topics cannot be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
