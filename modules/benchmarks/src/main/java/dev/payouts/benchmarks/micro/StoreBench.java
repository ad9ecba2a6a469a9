package dev.payouts.benchmarks.micro;

import dev.payouts.core.Payout;
import dev.payouts.orchestrator.store.PayoutTable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Payouts in RocksDB as the orchestrator sets it up, without the changelog. */
@State(Scope.Benchmark)
public class StoreBench {
  private static final int OPEN = 2_000;

  /** More than a write buffer holds. */
  private static final int ENDED = 50_000;

  private final DiskStore disk = new DiskStore();
  private final PayoutTable table = new PayoutTable(disk.store(), 4096);
  private final List<Payout> open = each(0, OPEN, Specimen::pending);
  private final List<String> ended = each(OPEN, ENDED, one -> one.payment().id());
  private final List<String> unknown = each(OPEN + ENDED, ENDED, one -> one.payment().id());
  private int next;

  public StoreBench() {
    open.forEach(payout -> table.replace(payout.id(), null, payout));
    for (int number = OPEN; number < OPEN + ENDED; number++) {
      Payout payout = new Specimen(number).completed();
      table.replace(payout.id(), null, payout);
    }
  }

  private static <T> List<T> each(int from, int count, Function<Specimen, T> what) {
    return IntStream.range(from, from + count).mapToObj(Specimen::new).map(what).toList();
  }

  @Benchmark
  public PayoutTable writeOpen() {
    Payout payout = next(open);
    table.replace(payout.id(), payout, payout);
    return table;
  }

  @Benchmark
  public @Nullable Payout findEnded() {
    return table.find(next(ended));
  }

  @Benchmark
  public @Nullable Payout findUnknown() {
    return table.find(next(unknown));
  }

  private <T> T next(List<T> all) {
    next = next + 1 < all.size() ? next + 1 : 0;
    return all.get(next);
  }

  @TearDown
  public void close() {
    disk.close();
  }
}
