package dev.payouts.reporting.source;

import dev.payouts.avro.PayoutResult;
import dev.payouts.reporting.ReportFailure;
import dev.payouts.topics.Topics;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The latest revision of each payout in payout.results. All records of a payout stand in one
 * partition, so what is kept at a time is one entry for each payout of one partition.
 */
public final class Results implements AutoCloseable {
  private final Scan<PayoutResult> scan;
  private final Set<String> unreadable = new HashSet<>();
  private long payouts;
  private long revised;
  private long deleted;

  private record Revised<R>(int revision, R kept) {}

  private Results(Scan<PayoutResult> scan) {
    this.scan = scan;
  }

  public static Results open(Source at) {
    return new Results(Scan.open(at, Topics.RESULTS));
  }

  public Set<Integer> partitions() {
    return scan.partitions();
  }

  public Extent extent() {
    return scan.extent();
  }

  /** Records read so far. */
  public long seen() {
    return scan.seen();
  }

  /** Payouts among them. */
  public long payouts() {
    return payouts;
  }

  /** Payouts among them whose latest revision is not their first. */
  public long revised() {
    return revised;
  }

  /** Payouts with a record that cannot be read; they are not among the others. */
  public Set<String> unreadable() {
    return Collections.unmodifiableSet(unreadable);
  }

  /** Records that delete a payout's result. */
  public long deleted() {
    return deleted;
  }

  public Skipped skipped() {
    return scan.skipped();
  }

  /**
   * The payouts of a partition. The highest revision counts, wherever it stands; of equal ones the
   * later record.
   *
   * @param keep makes of a result what is to be kept of it
   */
  public <R> Collection<R> latest(int partition, Function<PayoutResult, R> keep) {
    return winners(partition, (_, result) -> keep.apply(result)).values().stream()
        .map(Revised::kept)
        .toList();
  }

  /**
   * As {@link #latest}, but the results whole and one at a time, in the order of their records. The
   * partition is read twice, and only where each latest record stands is kept.
   *
   * @throws ReportFailure if compaction removes one of them in between
   */
  public void eachLatest(int partition, Consumer<PayoutResult> each) {
    Map<String, Revised<Long>> winners = winners(partition, (offset, _) -> offset);
    long[] met = {0};
    scan.again(
        partition,
        entry -> {
          Revised<Long> winner = winners.get(entry.key());
          if (winner != null && winner.kept() == entry.offset() && entry.value() != null) {
            met[0]++;
            each.accept(entry.value());
          }
        });
    if (met[0] != winners.size()) {
      throw new ReportFailure(
          "compaction removed %d results of partition %d while they were read; run this again"
              .formatted(winners.size() - met[0], partition));
    }
  }

  private <R> Map<String, Revised<R>> winners(
      int partition, BiFunction<Long, PayoutResult, R> keep) {
    Map<String, Revised<R>> latest = new HashMap<>();
    scan.read(
        partition,
        true,
        entry -> {
          PayoutResult result = entry.value();
          if (result == null) {
            deleted++;
            latest.remove(entry.key());
          } else if (!entry.key().equals(result.getPayoutId())) {
            scan.skip(entry, "its key is not its payout id");
          } else {
            Revised<R> known = latest.get(entry.key());
            if (known == null || known.revision() <= result.getRevision()) {
              latest.put(
                  entry.key(),
                  new Revised<>(result.getRevision(), keep.apply(entry.offset(), result)));
            }
          }
        },
        (key, _, offset, reason) -> {
          scan.skip(partition, offset, reason);
          if (key != null) {
            unreadable.add(key);
          }
        });
    // Which revision cannot be read is not known, so it may be the latest.
    latest.keySet().removeAll(unreadable);
    payouts += latest.size();
    revised += latest.values().stream().filter(one -> one.revision() > 1).count();
    return latest;
  }

  @Override
  public void close() {
    scan.close();
  }
}
