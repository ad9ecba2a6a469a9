package dev.payouts.benchmarks.micro;

import dev.payouts.core.Payout;
import dev.payouts.orchestrator.store.PayoutBytes;
import dev.payouts.orchestrator.store.PayoutTable;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A payout to the bytes of the store and back, by a store in memory that holds it alone. */
@State(Scope.Benchmark)
public class PayoutBytesBench {
  private final KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore("one").get();
  private final PayoutTable table = new PayoutTable(store, 4096);
  private final PayoutBytes bytes = new PayoutBytes();
  private final Payout pending = new Specimen(17).pending();

  public PayoutBytesBench() {
    table.replace(pending.id(), null, pending);
  }

  @Benchmark
  public PayoutTable write() {
    table.replace(pending.id(), pending, pending);
    return table;
  }

  @Benchmark
  public Payout read() {
    return Objects.requireNonNull(PayoutTable.find(store, bytes, pending.id()));
  }
}
