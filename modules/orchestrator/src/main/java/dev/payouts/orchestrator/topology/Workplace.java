package dev.payouts.orchestrator.topology;

import dev.payouts.avro.RecordPosition;
import dev.payouts.core.Policy;
import dev.payouts.core.rules.PayoutRules;
import dev.payouts.orchestrator.census.Census;
import dev.payouts.orchestrator.census.StoredTallies;
import dev.payouts.orchestrator.pacing.Lane;
import dev.payouts.orchestrator.pacing.LaneUse;
import dev.payouts.orchestrator.pacing.Lanes;
import dev.payouts.orchestrator.store.LaneQueue;
import dev.payouts.orchestrator.store.PayoutTable;
import dev.payouts.orchestrator.store.TimerIndex;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.tracing.Tracing;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** What the tasks of this instance share, and the tasks that are open now. */
public final class Workplace {
  /** What fits into the memory of a service. */
  public static final int IN_MEMORY_MAX = 16_384;

  /** A place in a queue takes a tenth of the memory that a payout takes. */
  private static final int PLACES_PER_PAYOUT = 4;

  private final PayoutCodecs codecs;
  private final PayoutRules rules;
  private final Policy policy;
  private final Lanes lanes;
  private final Map<String, String> merchants;
  private final Tracks tracks;
  private final RegistryPatience patience;
  private final Tracing tracing;
  private final Partitions partitions;
  private final int inMemoryMax;
  private final Map<Integer, Task> tasks = new ConcurrentHashMap<>();

  /** One for each stream thread, which opens its partitions itself. */
  private final ThreadLocal<CommitPace> paces = ThreadLocal.withInitial(CommitPace::new);

  private volatile Map<Integer, Long> adoptedBelow = Map.of();

  /**
   * @param merchants whose account each lane pays from; none where that is not watched
   * @param partitions of every topic of the flow
   * @param inMemoryMax open payouts kept in memory, over all partitions; of places in queues, four
   *     times as many
   */
  public Workplace(
      PayoutCodecs codecs,
      PayoutRules rules,
      Policy policy,
      Lanes lanes,
      Map<String, String> merchants,
      Tracks tracks,
      RegistryPatience patience,
      Tracing tracing,
      int partitions,
      int inMemoryMax) {
    this.codecs = codecs;
    this.rules = rules;
    this.policy = policy;
    this.lanes = lanes;
    this.merchants = Map.copyOf(merchants);
    this.tracks = tracks;
    this.patience = patience;
    this.tracing = tracing;
    this.partitions = new Partitions(partitions);
    this.inMemoryMax = Math.ceilDiv(inMemoryMax, partitions);
  }

  /**
   * Commands below these offsets, by partition, belong to an orchestrator whose state is lost: they
   * are asked about first, however young, and none that the gateway does not know is sent unseen.
   */
  public void adopt(Map<Integer, Long> below) {
    adoptedBelow = Map.copyOf(below);
  }

  boolean isAdopted(RecordPosition command) {
    return command.getOffset() < adoptedBelow.getOrDefault(command.getPartition(), 0L);
  }

  PayoutCodecs codecs() {
    return codecs;
  }

  PayoutRules rules() {
    return rules;
  }

  Map<String, String> merchants() {
    return merchants;
  }

  Tracks tracks() {
    return tracks;
  }

  RegistryPatience patience() {
    return patience;
  }

  Partitions partitions() {
    return partitions;
  }

  /** Where the lanes of this instance stand now, summed over its partitions. */
  public Map<String, LaneUse> lanes() {
    Map<String, LaneUse> uses = new TreeMap<>();
    for (Task task : tasks.values()) {
      task.lanes()
          .forEach(
              (name, lane) -> uses.merge(name, LaneUse.of(lane, task.queued(name)), LaneUse::plus));
    }
    return uses;
  }

  /** Open payouts of this instance by the lane they name and the configuration does not. */
  public Map<String, Integer> strays() {
    Map<String, Integer> strays = new TreeMap<>();
    for (Task task : tasks.values()) {
      task.strays().forEach((lane, count) -> strays.merge(lane, count, Integer::sum));
    }
    return strays;
  }

  /**
   * The moment, in milliseconds, until which ticks of a partition find nothing to do unless
   * something comes in: what steps through time may leave them out. Zero if it is not open here.
   */
  public long idleUntil(int partition) {
    Task task = tasks.get(partition);
    return task == null ? 0 : task.idleUntil();
  }

  public Processor<byte[], byte[], byte[], byte[]> processor() {
    return new PayoutProcessor(this);
  }

  public Collection<Census> censuses() {
    return tasks.values().stream().map(Task::census).toList();
  }

  Task open(ProcessorContext<byte[], byte[]> context) {
    int partition = context.taskId().partition();
    KeyValueStore<Bytes, byte[]> store = context.getStateStore(Names.PAYOUTS);
    KeyValueStore<Bytes, byte[]> tallies = context.getStateStore(Names.TALLIES);
    var timers = new TimerIndex(store);
    var queue = new LaneQueue(store, PLACES_PER_PAYOUT * inMemoryMax);
    var census = new Census();
    Map<String, Lane> shares = new HashMap<>();
    for (String name : lanes.names()) {
      shares.put(
          name,
          Lane.share(
              () -> lanes.limits(name),
              policy,
              partition,
              partitions.count(),
              context.currentSystemTimeMs()));
    }
    var payouts = new PayoutTable(store, inMemoryMax);
    var ledger = new Ledger(payouts, timers, queue, shares, census, new StoredTallies(tallies));
    ledger.restore(Instant.ofEpochMilli(context.currentSystemTimeMs()));
    var outbox = new Outbox(context, codecs);
    CommitPace pace = paces.get();
    var desk = new Desk(ledger, queue, shares, merchants, outbox, policy, pace, tracks, tracing);
    var task =
        new Task(
            partition,
            desk,
            outbox,
            timers,
            queue,
            shares,
            census,
            ledger.strays(),
            pace,
            context::commit);
    tasks.put(partition, task);
    return task;
  }

  void close(Task task) {
    tasks.remove(task.partition(), task);
  }
}
