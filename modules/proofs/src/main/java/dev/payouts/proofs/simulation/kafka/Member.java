package dev.payouts.proofs.simulation.kafka;

import dev.payouts.gatewayio.RequestDesk;
import dev.payouts.proofs.simulation.engine.Machine;
import dev.payouts.proofs.simulation.engine.Weather;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

/** One running worker or poller: polls as the container does and hands batches to the real desk. */
final class Member {
  private static final int BATCH_MAX = 20;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final RequestGroup group;
  private final Machine machine;
  private final Weather weather;
  private final MemberConsumer consumer;
  private final RequestDesk desk;
  private boolean busy;
  private boolean hasBatch;

  Member(RequestGroup group, Machine machine, Weather weather, RequestGroup.DeskMaker desks) {
    this.group = group;
    this.machine = machine;
    this.weather = weather;
    this.consumer = new MemberConsumer(group, this);
    this.desk = desks.make(machine, new ReplyProducer(machine, group.broker(), weather));
  }

  Machine machine() {
    return machine;
  }

  List<TopicPartition> partitions() {
    return List.copyOf(consumer.positions().keySet());
  }

  /** Between two polls. */
  boolean hasBatch() {
    return hasBatch;
  }

  void assign(Map<TopicPartition, Long> positions) {
    consumer.positions().putAll(positions);
    desk.rebalances().onPartitionsAssigned(consumer, positions.keySet());
    wake();
  }

  void revoke(Collection<TopicPartition> partitions) {
    desk.rebalances().onPartitionsRevokedAfterCommit(consumer, partitions);
    partitions.forEach(consumer.positions()::remove);
  }

  /** Plans the next poll, unless one is planned or a batch is at hand. */
  void wake() {
    if (!busy && !machine.isDead()) {
      busy = true;
      machine.later(Duration.ofMillis(1), this::poll);
    }
  }

  private void poll() {
    busy = false;
    if (group.broker().isDown()) {
      busy = true;
      machine.later(PAUSE, this::poll);
      return;
    }
    if (group.isEvicted(this)) {
      desk.rebalances().onPartitionsLost(consumer, partitions());
      consumer.positions().clear();
      group.join(this);
      return;
    }
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> found = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    consumer
        .positions()
        .forEach(
            (partition, position) -> {
              PartitionLog log = group.broker().log(partition.topic(), partition.partition());
              PartitionLog.Batch batch = log.read(position, BATCH_MAX, group.committedOnly());
              if (!batch.found().isEmpty()) {
                found.put(partition, batch.found().stream().map(Member::read).toList());
                next.put(partition, new OffsetAndMetadata(batch.next()));
              }
            });
    if (!found.isEmpty()) {
      busy = true;
      hasBatch = true;
      next.forEach((partition, at) -> consumer.positions().put(partition, at.offset()));
      Duration pause =
          weather.strikes(12)
              ? weather.choices().of(Duration.ofSeconds(1), Duration.ofSeconds(25))
              : Duration.ZERO;
      machine.later(pause, () -> take(new ConsumerRecords<>(found, next)));
    }
  }

  private void take(ConsumerRecords<byte[], byte[]> batch) {
    desk.listener().onMessage(batch, null, consumer);
    busy = false;
    hasBatch = false;
    wake();
    group.returned();
  }

  private static ConsumerRecord<byte[], byte[]> read(PartitionLog.Found found) {
    Entry entry = found.entry();
    return new ConsumerRecord<>(
        entry.topic(),
        entry.partition(),
        found.offset(),
        entry.timestamp(),
        TimestampType.CREATE_TIME,
        0,
        0,
        entry.key(),
        entry.value(),
        entry.headers(),
        Optional.empty());
  }
}
