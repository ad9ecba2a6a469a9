package dev.payouts.orchestrator.store;

import dev.payouts.core.Payout;
import dev.payouts.core.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The queues of one partition: who of a lane goes out next, by priority and time of readiness. */
public final class LaneQueue {
  private static final int PRIORITY_MAX = 9;
  private static final byte[] PRESENT = {1};

  private final KeyValueStore<Bytes, byte[]> store;

  /** Where each lane's next scan begins: before it stand only tombstones. */
  private final Map<String, Bytes> scanFrom = new HashMap<>();

  private final Map<String, Integer> lengths = new HashMap<>();

  /** Taken out, but not yet told of: no need to look for them. */
  private final Set<String> taken = new HashSet<>();

  public LaneQueue(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  public int length(String lane) {
    return lengths.getOrDefault(lane, 0);
  }

  public void add(Payout payout) {
    Bytes key = key(payout);
    String lane = payout.delivery().lane();
    taken.remove(payout.id());
    scanFrom.merge(lane, key, (old, added) -> added.compareTo(old) < 0 ? added : old);
    store.put(key, PRESENT);
    lengths.merge(lane, 1, Integer::sum);
  }

  /** Takes a payout out of the queue it may stand in. */
  public void remove(Payout queued) {
    if (taken.remove(queued.id())) {
      return;
    }
    Bytes key = key(queued);
    if (store.get(key) != null) {
      Deletion.of(key, store);
      lengths.merge(queued.delivery().lane(), -1, Integer::sum);
    }
  }

  /** Takes out the next payouts of a lane, at most {@code limit}. */
  public List<String> take(String lane, int limit) {
    List<Bytes> keys = new ArrayList<>();
    Bytes from = scanFrom.getOrDefault(lane, Keys.queue(lane, 0));
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, Keys.queue(lane, 1))) {
      while (keys.size() < limit && entries.hasNext()) {
        keys.add(entries.next().key);
      }
    }
    List<String> ids = new ArrayList<>(keys.size());
    for (Bytes key : keys) {
      Deletion.of(key, store);
      ids.add(Keys.queueId(key));
    }
    taken.addAll(ids);
    if (!keys.isEmpty()) {
      scanFrom.put(lane, keys.getLast());
      lengths.merge(lane, -keys.size(), Integer::sum);
    }
    return ids;
  }

  /** Counts what stands in the queues, after a restart. */
  public void recount() {
    lengths.clear();
    scanFrom.clear();
    taken.clear();
    try (KeyValueIterator<Bytes, byte[]> entries =
        store.range(Keys.Kind.QUEUE.first(), Keys.Kind.QUEUE.end())) {
      while (entries.hasNext()) {
        Bytes key = entries.next().key;
        String lane = Keys.queueLane(key);
        lengths.merge(lane, 1, Integer::sum);
        scanFrom.putIfAbsent(lane, key);
      }
    }
  }

  private static Bytes key(Payout payout) {
    if (!(payout.state() instanceof State.Queued queued)) {
      throw new IllegalStateException("only a queued payout stands in a queue");
    }
    return Keys.queue(
        payout.delivery().lane(),
        PRIORITY_MAX - payout.delivery().priority(),
        queued.readyAt().toEpochMilli(),
        payout.id());
  }
}
