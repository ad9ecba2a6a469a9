package dev.payouts.orchestrator.store;

import dev.payouts.core.Payout;
import dev.payouts.core.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The queues of one partition: who of a lane goes out next, by priority and time of readiness.
 *
 * <p>A limited number of places is kept in memory alone: most who find their lane full stand there
 * for less than a second, and a restart finds them again by looking at the open payouts. All others
 * are kept in the store, so that memory does not grow with a backlog.
 */
public final class LaneQueue {
  private static final int PRIORITY_MAX = 9;
  private static final byte[] PRESENT = {1};

  /** One lane's places. */
  private static final class Line {
    final NavigableSet<Bytes> inMemory = new TreeSet<>();
    int stored;

    /** Where the next scan of the store begins: before it stand only tombstones. */
    Bytes scanFrom;

    Line(String lane) {
      scanFrom = Keys.queue(lane, 0);
    }

    int length() {
      return inMemory.size() + stored;
    }
  }

  private final KeyValueStore<Bytes, byte[]> store;
  private final int inMemoryMax;
  private final Map<String, Line> lines = new HashMap<>();
  private int inMemory;

  /** Taken out, but not yet told of: no need to look for them. */
  private final Set<String> taken = new HashSet<>();

  /**
   * @param inMemoryMax how many places of all lanes are kept in memory, about 200 bytes each
   */
  public LaneQueue(KeyValueStore<Bytes, byte[]> store, int inMemoryMax) {
    this.store = store;
    this.inMemoryMax = inMemoryMax;
  }

  public int length(String lane) {
    Line line = lines.get(lane);
    return line == null ? 0 : line.length();
  }

  public void add(Payout payout) {
    Line line = line(payout.delivery().lane());
    Bytes key = key(payout);
    taken.remove(payout.id());
    if (inMemory < inMemoryMax) {
      keep(key, line);
    } else {
      store.put(key, PRESENT);
      line.stored++;
      line.scanFrom = least(line.scanFrom, key);
    }
  }

  /** Takes a payout out of the queue it may stand in. */
  public void remove(Payout queued) {
    if (taken.remove(queued.id())) {
      return;
    }
    Line line = line(queued.delivery().lane());
    Bytes key = key(queued);
    if (line.inMemory.contains(key) || isStored(key, line)) {
      leave(key, line);
    }
  }

  /** Takes out the next payouts of a lane, at most {@code limit}. */
  public List<String> take(String lane, int limit) {
    Line line = line(lane);
    NavigableSet<Bytes> next = new TreeSet<>(stored(lane, line, limit));
    line.inMemory.stream().limit(limit).forEach(next::add);
    List<String> ids = new ArrayList<>(limit);
    next.stream()
        .limit(limit)
        .forEach(
            key -> {
              if (!line.inMemory.contains(key)) {
                line.scanFrom = key;
              }
              leave(key, line);
              ids.add(Keys.queueId(key));
            });
    taken.addAll(ids);
    return ids;
  }

  /** Counts what stands in the store, after a restart. What stood in memory is still to restore. */
  public void recount() {
    lines.clear();
    inMemory = 0;
    taken.clear();
    try (KeyValueIterator<Bytes, byte[]> entries =
        store.range(Keys.Kind.QUEUE.first(), Keys.Kind.QUEUE.end())) {
      while (entries.hasNext()) {
        Bytes key = entries.next().key;
        Line line = line(Keys.queueLane(key));
        if (line.stored == 0) {
          line.scanFrom = key;
        }
        line.stored++;
      }
    }
  }

  /**
   * Finds the place of a payout that stands in its lane's queue, after a recount. One that was in
   * memory alone is so again, whatever the limit: the store must not change while it is read.
   */
  public void restore(Payout queued) {
    Line line = line(queued.delivery().lane());
    Bytes key = key(queued);
    if (!isStored(key, line)) {
      keep(key, line);
    }
  }

  private List<Bytes> stored(String lane, Line line, int limit) {
    if (line.stored == 0) {
      return List.of();
    }
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries =
        store.range(line.scanFrom, Keys.queue(lane, 1))) {
      while (keys.size() < limit && entries.hasNext()) {
        keys.add(entries.next().key);
      }
    }
    return keys;
  }

  private boolean isStored(Bytes key, Line line) {
    return line.stored > 0 && store.get(key) != null;
  }

  private void keep(Bytes key, Line line) {
    if (line.inMemory.add(key)) {
      inMemory++;
    }
  }

  private void leave(Bytes key, Line line) {
    if (line.inMemory.remove(key)) {
      inMemory--;
    } else {
      Deletion.of(key, store);
      line.stored--;
    }
  }

  private Line line(String lane) {
    return lines.computeIfAbsent(lane, Line::new);
  }

  private static Bytes least(Bytes one, Bytes other) {
    return one.compareTo(other) < 0 ? one : other;
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
