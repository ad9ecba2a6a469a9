package dev.payouts.orchestrator.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The timers that are kept in the store. */
final class StoredTimers {
  private final KeyValueStore<Bytes, byte[]> store;

  /**
   * No timer of the shelf is due before this moment, in milliseconds: neither tombstones nor what
   * lies ahead is read again at every tick. A shelf without an entry was not read since the
   * restart.
   */
  private final Map<String, Long> noneBefore = new HashMap<>();

  StoredTimers(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  void put(String shelf, DueTimer timer) {
    store.put(
        key(shelf, timer), ByteBuffer.allocate(Integer.BYTES).putInt(timer.generation()).array());
    noneBefore.computeIfPresent(shelf, (_, from) -> Math.min(from, timer.due().toEpochMilli()));
  }

  boolean has(String shelf, DueTimer timer) {
    return store.get(key(shelf, timer)) != null;
  }

  void delete(String shelf, DueTimer timer) {
    Deletion.of(key(shelf, timer), store);
  }

  /** No timer of the shelf is due before this moment, in milliseconds. */
  long noneBefore(String shelf) {
    return noneBefore.getOrDefault(shelf, 0L);
  }

  /** What is due on a shelf, oldest first, at most {@code limit}; it stays until deleted. */
  List<DueTimer> due(String shelf, Instant now, int limit) {
    long from = noneBefore.getOrDefault(shelf, 0L);
    long until = now.toEpochMilli();
    if (from > until) {
      return List.of();
    }
    List<DueTimer> found = new ArrayList<>();
    long next = Long.MAX_VALUE;
    try (KeyValueIterator<Bytes, byte[]> entries =
        store.range(Keys.timer(shelf, from, ""), Keys.timer(shelf, Long.MAX_VALUE, ""))) {
      while (entries.hasNext()) {
        var entry = entries.next();
        long due = Keys.timerDue(entry.key);
        if (due > until || found.size() == limit) {
          next = due;
          break;
        }
        found.add(
            new DueTimer(
                Keys.timerId(entry.key),
                Instant.ofEpochMilli(due),
                ByteBuffer.wrap(entry.value).getInt()));
      }
    }
    noneBefore.put(shelf, found.isEmpty() ? next : found.getFirst().due().toEpochMilli());
    return found;
  }

  private static Bytes key(String shelf, DueTimer timer) {
    return Keys.timer(shelf, timer.due().toEpochMilli(), timer.payoutId());
  }
}
