package dev.payouts.proofs.simulation.streams;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A task's store: what was committed when it was opened, and what the task wrote since. */
final class MapStore implements KeyValueStore<Bytes, byte[]> {
  private final String name;
  private final NavigableMap<Bytes, byte[]> now;
  private final Set<Bytes> dirty = new TreeSet<>();

  MapStore(String name, NavigableMap<Bytes, byte[]> committed) {
    this.name = name;
    this.now = new TreeMap<>(committed);
  }

  /** Brings the changelog up to date. */
  void commitTo(NavigableMap<Bytes, byte[]> changelog) {
    for (Bytes key : dirty) {
      byte[] value = now.get(key);
      if (value == null) {
        changelog.remove(key);
      } else {
        changelog.put(key, value);
      }
    }
    dirty.clear();
  }

  @Override
  public void put(Bytes key, byte @Nullable [] value) {
    dirty.add(key);
    if (value == null) {
      now.remove(key);
    } else {
      now.put(key, value);
    }
  }

  @Override
  public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
    byte[] old = now.get(key);
    if (old == null) {
      put(key, value);
    }
    return old;
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
    entries.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public byte @Nullable [] delete(Bytes key) {
    byte[] old = now.get(key);
    put(key, null);
    return old;
  }

  @Override
  public byte @Nullable [] get(Bytes key) {
    return now.get(key);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    return new Entries(now.subMap(from, true, to, true));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return new Entries(now);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> reverseAll() {
    return new Entries(now.descendingMap());
  }

  @Override
  public long approximateNumEntries() {
    return now.size();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {}

  @Override
  public void close() {}

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  /** Reads along; nothing is written while one is open. */
  private static final class Entries implements KeyValueIterator<Bytes, byte[]> {
    private final Iterator<Map.Entry<Bytes, byte[]>> entries;
    private Map.@Nullable Entry<Bytes, byte[]> peeked;

    Entries(NavigableMap<Bytes, byte[]> map) {
      this.entries = map.entrySet().iterator();
    }

    private Map.Entry<Bytes, byte[]> peek() {
      Map.Entry<Bytes, byte[]> next = peeked == null ? entries.next() : peeked;
      peeked = next;
      return next;
    }

    @Override
    public boolean hasNext() {
      return peeked != null || entries.hasNext();
    }

    @Override
    public Bytes peekNextKey() {
      return peek().getKey();
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
      Map.Entry<Bytes, byte[]> next = peek();
      peeked = null;
      return KeyValue.pair(next.getKey(), next.getValue());
    }

    @Override
    public void close() {}
  }
}
