package dev.payouts.orchestrator.store;

import dev.payouts.core.Payout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The payouts of one partition by id. Those that are open stand apart from those that have ended,
 * so that a restart looks at the few that are open and not at the millions that have ended.
 */
public final class PayoutTable {
  private final KeyValueStore<Bytes, byte[]> store;
  private final PayoutBytes bytes = new PayoutBytes();

  /** Open payouts as last written: most are needed again within a second. */
  private final Map<String, Payout> recent;

  /**
   * @param recentMax how many open payouts are kept in memory, about 2 kB each
   * @throws IllegalStateException if another version wrote the store, in a way unknown to this one
   */
  public PayoutTable(KeyValueStore<Bytes, byte[]> store, int recentMax) {
    this.store = store;
    this.recent =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Payout> eldest) {
            return size() > recentMax;
          }
        };
    try (KeyValueIterator<Bytes, byte[]> last = store.reverseAll()) {
      if (last.hasNext()) {
        Keys.kind(last.peekNextKey());
      }
    }
  }

  public @Nullable Payout find(String id) {
    Payout known = recent.get(id);
    if (known != null) {
      return known;
    }
    byte[] found = stored(store, id);
    return found == null ? null : bytes.read(found);
  }

  /** Reads from any thread, given bytes of its own. */
  public static @Nullable Payout find(
      ReadOnlyKeyValueStore<Bytes, byte[]> store, PayoutBytes bytes, String id) {
    byte[] found = stored(store, id);
    if (found == null) {
      // A payout that left its end between the two looks is open again.
      found = store.get(Keys.open(id));
    }
    return found == null ? null : bytes.read(found);
  }

  private static byte @Nullable [] stored(ReadOnlyKeyValueStore<Bytes, byte[]> store, String id) {
    byte[] open = store.get(Keys.open(id));
    return open == null ? store.get(Keys.ended(id)) : open;
  }

  /** Replaces a payout by what became of it; null is one that is not known. */
  public void replace(String id, @Nullable Payout before, @Nullable Payout after) {
    // Written before it is deleted elsewhere, so that a reader finds it in one place or the other.
    if (after != null) {
      store.put(key(after), bytes.write(after));
    }
    if (before != null && (after == null || hasEnded(before) != hasEnded(after))) {
      Deletion.of(key(before), store);
    }
    if (after != null && !hasEnded(after)) {
      recent.put(id, after);
    } else {
      recent.remove(id);
    }
  }

  /** Shows every payout that has not ended. */
  public void forEachOpen(Consumer<Payout> consumer) {
    try (KeyValueIterator<Bytes, byte[]> entries =
        store.range(Keys.Kind.OPEN.first(), Keys.Kind.OPEN.end())) {
      while (entries.hasNext()) {
        consumer.accept(bytes.read(entries.next().value));
      }
    }
  }

  private static Bytes key(Payout payout) {
    return hasEnded(payout) ? Keys.ended(payout.id()) : Keys.open(payout.id());
  }

  private static boolean hasEnded(Payout payout) {
    return payout.phase().ended();
  }
}
