package dev.payouts.orchestrator.store;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Deletes without reading: the store's own delete reads first what it is to return. */
final class Deletion {
  private Deletion() {}

  static void of(Bytes key, KeyValueStore<Bytes, byte[]> store) {
    store.put(key, null);
  }
}
