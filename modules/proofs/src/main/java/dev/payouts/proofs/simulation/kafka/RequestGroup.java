package dev.payouts.proofs.simulation.kafka;

import dev.payouts.gatewayio.RequestDesk;
import dev.payouts.proofs.simulation.engine.Machine;
import dev.payouts.proofs.simulation.engine.Story;
import dev.payouts.proofs.simulation.engine.Timeline;
import dev.payouts.proofs.simulation.engine.Weather;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The consumer group of the workers or of the pollers, and its coordinator. */
public final class RequestGroup {
  /** Makes the real desk of an instance. */
  @FunctionalInterface
  public interface DeskMaker {
    RequestDesk make(Machine machine, Producer<byte[], byte[]> producer);
  }

  private static final Duration SESSION = Duration.ofSeconds(6);

  private final String name;
  private final String topic;
  private final boolean committedOnly;
  private final Broker broker;
  private final Weather weather;
  private final Timeline timeline;
  private final Story story;
  private final DeskMaker desks;
  private final List<Member> members = new ArrayList<>();
  private final Map<TopicPartition, Member> owners = new HashMap<>();
  private boolean awaited;

  /**
   * @param committedOnly the isolation level that the product sets
   */
  public RequestGroup(
      String name,
      String topic,
      boolean committedOnly,
      Broker broker,
      Weather weather,
      Story story,
      DeskMaker desks) {
    this.name = name;
    this.topic = topic;
    this.committedOnly = committedOnly;
    this.broker = broker;
    this.weather = weather;
    this.timeline = weather.timeline();
    this.story = story;
    this.desks = desks;
    broker.onArrival(topic, this::wake);
  }

  private void wake(int partition) {
    Member owner = owners.get(new TopicPartition(topic, partition));
    if (owner != null) {
      owner.wake();
    }
  }

  Broker broker() {
    return broker;
  }

  boolean committedOnly() {
    return committedOnly;
  }

  /** Starts an instance whose clock is off by the skew given. */
  public void start(Duration skew) {
    var member = new Member(this, new Machine(timeline, skew), weather, desks);
    join(member);
  }

  /** Starts an instance whose clock is hours off, until the faults stop. */
  public void startAstray(Duration off) {
    story.tell(() -> "a " + name + " joins, its clock off by " + off);
    var machine = new Machine(timeline, off);
    join(new Member(this, machine, weather, desks));
    long end = Duration.between(Timeline.START, weather.faultsEnd()).toNanos();
    timeline.at(end, () -> machine.setSkew(weather.skew()));
  }

  void join(Member member) {
    if (!members.contains(member)) {
      members.add(member);
    }
    rebalance();
  }

  /** kill -9 of an instance; another one starts in its place later. */
  public void kill(Duration absence) {
    Member victim = pick();
    if (victim == null) {
      return;
    }
    story.tell(() -> "kill -9 of a " + name + ", back after " + absence);
    victim.machine().kill();
    timeline.in(SESSION, () -> evict(victim));
    timeline.in(absence, this::replace);
  }

  private void replace() {
    if (weather.strikes(4, "replaced by one whose clock is hours off")) {
      startAstray(weather.choices().of(Duration.ofHours(-2), Duration.ofHours(2)));
    } else {
      start(weather.skew());
    }
  }

  /** SIGSTOP of an instance, SIGCONT later. */
  public void stop(Duration time) {
    Member victim = pick();
    if (victim == null) {
      return;
    }
    story.tell(() -> "a " + name + " is stopped for " + time);
    victim.machine().stop(time);
    timeline.in(
        time.plusMillis(1),
        () -> {
          victim.wake();
          rebalance();
        });
    if (time.compareTo(SESSION) > 0) {
      timeline.in(SESSION, () -> evict(victim));
    }
  }

  /** Kills all, sets the offsets back or forgets them, and starts anew. */
  public void tamper(boolean forget) {
    story.tell(() -> "offsets of the " + name + " are " + (forget ? "deleted" : "set to zero"));
    int count = members.size();
    members.forEach(member -> member.machine().kill());
    members.clear();
    owners.clear();
    Map<TopicPartition, OffsetAndMetadata> offsets = broker.offsets(name);
    if (forget) {
      offsets.clear();
    } else {
      offsets.replaceAll((_, _) -> new OffsetAndMetadata(0));
    }
    for (int i = 0; i < count; i++) {
      timeline.in(Duration.ofSeconds(2), () -> start(weather.skew()));
    }
  }

  private @Nullable Member pick() {
    return members.isEmpty() ? null : members.get(weather.choices().next(members.size()));
  }

  private void evict(Member victim) {
    members.remove(victim);
    owners.values().removeIf(owner -> owner == victim);
    rebalance();
  }

  boolean isEvicted(Member member) {
    return !members.contains(member);
  }

  /** A member has done its batch. */
  void returned() {
    if (awaited) {
      rebalance();
    }
  }

  /**
   * Whoever has a batch in hand takes part in no rebalance, because a consumer does so only when it
   * polls: it keeps what it has until then, or is waited for too long and loses all.
   */
  private void rebalance() {
    awaited = false;
    for (Member member : List.copyOf(members)) {
      if (member.hasBatch() && weather.choices().next(2) == 0) {
        members.remove(member);
        owners.values().removeIf(owner -> owner == member);
      }
      awaited |= member.hasBatch();
    }
    List<Member> alive =
        members.stream()
            .filter(member -> member.machine().isRunning() && !member.hasBatch())
            .toList();
    if (alive.isEmpty()) {
      return;
    }
    for (int i = 0; i < broker.partitions(); i++) {
      var partition = new TopicPartition(topic, i);
      Member next = alive.get(i % alive.size());
      Member before = owners.get(partition);
      // One that stands still takes part in no rebalance either; its session runs out first.
      if (before == next
          || (before != null && (before.machine().isStopped() || before.hasBatch()))) {
        continue;
      }
      if (before != null && !before.machine().isDead()) {
        before.revoke(List.of(partition));
      }
      owners.put(partition, next);
      next.assign(Map.of(partition, position(partition)));
    }
  }

  private long position(TopicPartition partition) {
    OffsetAndMetadata committed = broker.offsets(name).get(partition);
    return committed == null ? 0 : committed.offset();
  }

  Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
    answerOrFail();
    Map<TopicPartition, OffsetAndMetadata> found = new HashMap<>();
    partitions.forEach(partition -> found.put(partition, broker.offsets(name).get(partition)));
    return found;
  }

  Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    answerOrFail();
    Map<TopicPartition, Long> ends = new HashMap<>();
    partitions.forEach(
        partition ->
            ends.put(partition, broker.log(partition.topic(), partition.partition()).end()));
    return ends;
  }

  /** A late member's commit is refused; any other may take effect although it seems to fail. */
  void commit(Member member, Map<TopicPartition, OffsetAndMetadata> offsets) {
    answerOrFail();
    boolean fails = weather.strikes(15, "kafka: commit of offsets fails or seems to");
    if (fails && weather.choices().next(2) == 0) {
      throw new TimeoutException("the commit did not get through");
    }
    for (TopicPartition partition : offsets.keySet()) {
      if (owners.get(partition) != member) {
        throw new CommitFailedException("not the owner of " + partition);
      }
    }
    broker.offsets(name).putAll(offsets);
    if (fails) {
      throw new TimeoutException("the commit got through, its answer did not");
    }
  }

  private void answerOrFail() {
    if (broker.isDown()) {
      throw new TimeoutException("the broker is away");
    }
  }
}
