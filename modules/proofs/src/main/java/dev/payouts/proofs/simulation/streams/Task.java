package dev.payouts.proofs.simulation.streams;

import dev.payouts.orchestrator.topology.Workplace;
import dev.payouts.proofs.simulation.engine.Choices;
import dev.payouts.proofs.simulation.engine.Machine;
import dev.payouts.proofs.simulation.engine.Story;
import dev.payouts.proofs.simulation.engine.Weather;
import dev.payouts.proofs.simulation.kafka.Broker;
import dev.payouts.proofs.simulation.kafka.Entry;
import dev.payouts.proofs.simulation.kafka.PartitionLog;
import dev.payouts.proofs.simulation.kafka.Transaction;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.jspecify.annotations.Nullable;

/**
 * One partition at work: the real processor, fed record by record, in transactions that commit or
 * leave nothing behind.
 */
final class Task {
  private static final Duration TICK = Duration.ofMillis(10);
  private static final Duration TICK_LONGEST = Duration.ofSeconds(1);
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int RECORDS_PER_ROUND = 8;

  private final Slot slot;
  private final Machine machine;
  private final Broker broker;
  private final Weather weather;
  private final Workplace workplace;
  private final Orchestrator orchestrator;
  private final Story story;
  private final Map<String, MapStore> stores = new HashMap<>();
  private final Map<String, Long> positions;
  private final Processor<byte[], byte[], byte[], byte[]> processor;
  private final TaskContext context;
  private @Nullable Transaction transaction;
  private long begunAt;
  private long plannedAt = Long.MAX_VALUE;
  private Duration tick = TICK;
  private boolean hasRead;
  private boolean closed;

  Task(
      Slot slot,
      Machine machine,
      Broker broker,
      Weather weather,
      Workplace workplace,
      Orchestrator orchestrator,
      Story story) {
    this.slot = slot;
    this.machine = machine;
    this.broker = broker;
    this.weather = weather;
    this.workplace = workplace;
    this.orchestrator = orchestrator;
    this.story = story;
    this.positions = new HashMap<>(slot.offsets);
    slot.changelogs.forEach((name, log) -> stores.put(name, new MapStore(name, log)));
    this.context = new TaskContext(machine, broker, slot.partition, stores, this::write);
    this.processor = workplace.processor();
    processor.init(context);
    plan(TICK);
  }

  Machine machine() {
    return machine;
  }

  /** Something may have come in. */
  void wake() {
    if (!closed) {
      tick = TICK;
      plan(TICK);
    }
  }

  private void plan(Duration wait) {
    long at = machine.nanoTime() + wait.toNanos();
    if (at < plannedAt) {
      plannedAt = at;
      machine.later(wait, () -> work(at));
    }
  }

  private void work(long plan) {
    if (closed || plan != plannedAt) {
      return;
    }
    plannedAt = Long.MAX_VALUE;
    if (broker.isDown()) {
      plan(PAUSE);
      return;
    }
    boolean read = false;
    // Now and then a thread is held up between its poll, which found nothing, and its timers.
    int records = weather.strikes(8) ? 0 : RECORDS_PER_ROUND;
    for (int i = 0; i < records && process(); i++) {
      read = true;
    }
    boolean wrote = transaction != null;
    context.punctuate();
    wrote |= transaction != null;
    if (context.takeCommitWanted() || isCommitDue()) {
      commit();
    }
    if (!closed) {
      planNext(read || wrote || records == 0);
    }
  }

  private void planNext(boolean active) {
    if (active) {
      tick = TICK;
      plan(TICK);
      return;
    }
    long idleUntil = workplace.idleUntil(slot.partition);
    long left = idleUntil - context.currentSystemTimeMs();
    if (left > 0) {
      tick = TICK;
      if (idleUntil < Long.MAX_VALUE) {
        plan(Duration.ofMillis(left));
      }
    } else {
      // Something is due and may not go on, such as for want of a permit.
      plan(tick);
      Duration longer = tick.multipliedBy(2);
      tick = longer.compareTo(TICK_LONGEST) > 0 ? TICK_LONGEST : longer;
    }
  }

  /** Replies before commands, as the topology asks for; now and then the other way. */
  private boolean process() {
    boolean swapped = weather.strikes(10);
    for (int i = 0; i < Slot.SOURCES.size(); i++) {
      String topic = Slot.SOURCES.get(swapped ? Slot.SOURCES.size() - 1 - i : i);
      long from = positions.getOrDefault(topic, 0L);
      PartitionLog.Batch batch = broker.log(topic, slot.partition).read(from, 1, true);
      positions.put(topic, batch.next());
      if (!batch.found().isEmpty()) {
        hasRead = true;
        begin();
        process(batch.found().getFirst());
        return true;
      }
    }
    return false;
  }

  private void process(PartitionLog.Found found) {
    Entry entry = found.entry();
    RecordMetadata metadata =
        new ProcessorRecordContext(
            entry.timestamp(), found.offset(), entry.partition(), entry.topic(), entry.headers());
    context.at(metadata);
    processor.process(new Record<>(entry.key(), entry.value(), entry.timestamp(), entry.headers()));
    context.at(null);
  }

  private Transaction begin() {
    Transaction open = transaction;
    if (open == null) {
      open = broker.begin();
      if (isFenced()) {
        // Its broker refuses whatever it writes; it finds out when it commits.
        open.abort();
      }
      transaction = open;
      begunAt = machine.nanoTime();
    }
    return open;
  }

  /**
   * A former owner is known by the offsets it sends; one that has read nothing has none to send.
   */
  private boolean isFenced() {
    return slot.owner != this && (hasRead || orchestrator.fencesTimers());
  }

  private void write(Entry entry) {
    if (orchestrator.isExactlyOnce()) {
      begin().append(entry);
    } else {
      begin();
      broker.append(entry);
    }
  }

  private boolean isCommitDue() {
    return transaction != null && machine.nanoTime() - begunAt >= COMMIT_INTERVAL.toNanos();
  }

  /** Returns whether it took effect. */
  boolean commit() {
    Transaction open = transaction;
    if (open == null || closed) {
      return !closed;
    }
    Choices choices = weather.choices();
    int fault = weather.strikes(40, "orchestrator: commit interrupted") ? 1 + choices.next(3) : 0;
    if (fault == 1) {
      orchestrator.crash(machine, "before its commit");
      return false;
    }
    if (isFenced()) {
      story.tell(() -> "an orchestrator finds partition " + slot.partition + " taken over");
      open.abort();
      close();
      return false;
    }
    if (fault == 2) {
      story.tell(() -> "a commit of partition " + slot.partition + " is aborted");
      orchestrator.reopen(slot);
      return false;
    }
    stores.forEach(
        (name, store) -> {
          var log = slot.changelogs.get(name);
          if (log != null) {
            store.commitTo(log);
          }
        });
    if (slot.owner == this) {
      slot.offsets.putAll(positions);
    }
    transaction = null;
    open.commit();
    if (slot.owner != this) {
      // It hears of it when it reads next.
      close();
      return false;
    }
    if (fault == 3) {
      orchestrator.crash(machine, "after its commit");
    }
    return true;
  }

  /** Leaves nothing behind of what was not committed. */
  void abort() {
    if (transaction != null) {
      transaction.abort();
      transaction = null;
    }
  }

  void close() {
    if (!closed) {
      closed = true;
      processor.close();
    }
  }
}
