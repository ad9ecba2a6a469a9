package dev.payouts.orchestrator.store;

import dev.payouts.core.Payout;
import dev.payouts.core.Timer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The timers store: shelf, due time and payout id as the key, so that what is due stands first.
 * Each lane's inquiries have a shelf of their own, because they wait for a window; all other timers
 * share one, because they wait for nothing.
 */
public final class TimerIndex {
  /** The shelf of the timers that wait for nothing. */
  public static final String DEADLINES = "";

  /** A timer that fell due. */
  public record Due(String payoutId, Instant due, int generation) {}

  private final KeyValueStore<Bytes, byte[]> store;

  /**
   * Where the next scan of each shelf begins: before it stand only tombstones. A shelf that was not
   * scanned since the restart has no entry and is scanned from its beginning.
   */
  private final Map<String, Long> scanFrom = new HashMap<>();

  public TimerIndex(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Moves the payout's entry to where it now belongs. */
  public void update(@Nullable Payout before, @Nullable Payout after) {
    Bytes old = key(before);
    Bytes now = key(after);
    if (old != null && !old.equals(now)) {
      store.delete(old);
    }
    Timer timer = after == null ? null : after.timer();
    if (now != null && after != null && timer != null) {
      scanFrom.computeIfPresent(
          shelf(after, timer), (_, from) -> Math.min(from, timer.due().toEpochMilli()));
      store.put(now, IndexEntry.of(after, timer.generation()).toBytes());
    }
  }

  /** Forgets an entry whose payout no longer agrees with it. */
  public void drop(String shelf, Due due) {
    store.delete(key(shelf, due.due().toEpochMilli(), due.payoutId()));
  }

  /** What is due on a shelf, oldest first, at most {@code limit}; it stays until updated. */
  public List<Due> due(String shelf, Instant now, int limit) {
    List<Due> found = new ArrayList<>();
    long from = scanFrom.getOrDefault(shelf, 0L);
    long until = now.toEpochMilli();
    if (limit <= 0 || from > until) {
      return found;
    }
    try (KeyValueIterator<Bytes, byte[]> entries =
        store.range(key(shelf, from, ""), key(shelf, until + 1, ""))) {
      while (entries.hasNext() && found.size() < limit) {
        var entry = entries.next();
        byte[] key = entry.key.get();
        int idAt = idAt(key);
        found.add(
            new Due(
                new String(key, idAt, key.length - idAt, StandardCharsets.UTF_8),
                Instant.ofEpochMilli(ByteBuffer.wrap(key).getLong(idAt - Long.BYTES)),
                IndexEntry.generation(entry.value)));
      }
    }
    boolean all = found.size() < limit;
    scanFrom.put(shelf, all ? until + 1 : found.getLast().due().toEpochMilli());
    return found;
  }

  /** Every entry, for counting after a restart. */
  public void forEach(EntryConsumer consumer) {
    try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
      while (entries.hasNext()) {
        var entry = entries.next();
        byte[] key = entry.key.get();
        int idAt = idAt(key);
        String id = new String(key, idAt, key.length - idAt, StandardCharsets.UTF_8);
        consumer.accept(id, IndexEntry.fromBytes(entry.value));
      }
    }
  }

  /** Takes an entry of the index. */
  public interface EntryConsumer {
    void accept(String payoutId, IndexEntry entry);
  }

  private static String shelf(Payout payout, Timer timer) {
    return timer.kind() == Timer.Kind.INQUIRE ? payout.delivery().lane() : DEADLINES;
  }

  private static @Nullable Bytes key(@Nullable Payout payout) {
    Timer timer = payout == null ? null : payout.timer();
    if (payout == null || timer == null) {
      return null;
    }
    return key(shelf(payout, timer), timer.due().toEpochMilli(), payout.id());
  }

  /** Lane names are never empty and have no zero byte, so a zero byte ends the shelf's name. */
  private static Bytes key(String shelf, long due, String id) {
    byte[] shelfBytes = shelf.getBytes(StandardCharsets.UTF_8);
    byte[] idBytes = id.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(shelfBytes.length + 1 + Long.BYTES + idBytes.length)
            .put(shelfBytes)
            .put((byte) 0)
            .putLong(due)
            .put(idBytes)
            .array());
  }

  private static int idAt(byte[] key) {
    int end = 0;
    while (key[end] != 0) {
      end++;
    }
    return end + 1 + Long.BYTES;
  }
}
