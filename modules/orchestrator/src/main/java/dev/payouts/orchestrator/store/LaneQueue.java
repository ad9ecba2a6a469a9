package dev.payouts.orchestrator.store;

import dev.payouts.core.Payout;
import dev.payouts.core.State;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The queues store: lane, priority, time of readiness and payout id as the key, so that a lane's
 * next payout stands first among the lane's.
 */
public final class LaneQueue {
  private static final int PRIORITY_MAX = 9;

  private final KeyValueStore<Bytes, byte[]> store;

  /** Where each lane's next scan begins: before it stand only tombstones. */
  private final Map<String, Bytes> scanFrom = new HashMap<>();

  private final Map<String, Integer> lengths = new HashMap<>();

  public LaneQueue(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  public int length(String lane) {
    return lengths.getOrDefault(lane, 0);
  }

  public void add(Payout payout) {
    Bytes key = key(payout);
    String lane = payout.delivery().lane();
    scanFrom.merge(lane, key, (old, added) -> added.compareTo(old) < 0 ? added : old);
    store.put(key, IndexEntry.of(payout, 0).toBytes());
    lengths.merge(lane, 1, Integer::sum);
  }

  public boolean contains(Payout payout) {
    return payout.state() instanceof State.Queued && store.get(key(payout)) != null;
  }

  /** Takes a payout out of the queue it may stand in. */
  public void remove(Payout queued) {
    Bytes key = key(queued);
    if (store.get(key) != null) {
      store.delete(key);
      lengths.merge(queued.delivery().lane(), -1, Integer::sum);
    }
  }

  /** Takes out the next payouts of a lane, at most {@code limit}. */
  public List<String> take(String lane, int limit) {
    List<Bytes> keys = new ArrayList<>();
    Bytes from = scanFrom.getOrDefault(lane, prefix(lane, 0));
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, prefix(lane, 1))) {
      while (keys.size() < limit && entries.hasNext()) {
        keys.add(entries.next().key);
      }
    }
    List<String> ids = new ArrayList<>(keys.size());
    for (Bytes key : keys) {
      store.delete(key);
      ids.add(id(key, lane));
    }
    if (!keys.isEmpty()) {
      scanFrom.put(lane, keys.getLast());
      lengths.merge(lane, -keys.size(), Integer::sum);
    }
    return ids;
  }

  /** Counts what stands in the queues, after a restart. */
  public void count(TimerIndex.EntryConsumer consumer) {
    lengths.clear();
    scanFrom.clear();
    try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
      while (entries.hasNext()) {
        var entry = entries.next();
        IndexEntry queued = IndexEntry.fromBytes(entry.value);
        lengths.merge(queued.lane(), 1, Integer::sum);
        scanFrom.putIfAbsent(queued.lane(), entry.key);
        consumer.accept(id(entry.key, queued.lane()), queued);
      }
    }
  }

  private static Bytes key(Payout payout) {
    if (!(payout.state() instanceof State.Queued queued)) {
      throw new IllegalStateException("only a queued payout stands in a queue");
    }
    byte[] lane = payout.delivery().lane().getBytes(StandardCharsets.UTF_8);
    byte[] id = payout.id().getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(lane.length + 2 + Long.BYTES + id.length)
            .put(lane)
            .put((byte) 0)
            .put((byte) (PRIORITY_MAX - payout.delivery().priority()))
            .putLong(queued.readyAt().toEpochMilli())
            .put(id)
            .array());
  }

  /** Lane names have no zero byte, so every key of a lane stands between its two prefixes. */
  private static Bytes prefix(String lane, int end) {
    byte[] name = lane.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(ByteBuffer.allocate(name.length + 1).put(name).put((byte) end).array());
  }

  private static String id(Bytes key, String lane) {
    int from = lane.getBytes(StandardCharsets.UTF_8).length + 2 + Long.BYTES;
    return new String(key.get(), from, key.get().length - from, StandardCharsets.UTF_8);
  }
}
