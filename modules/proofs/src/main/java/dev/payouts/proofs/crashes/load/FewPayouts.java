package dev.payouts.proofs.crashes.load;

import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** An upstream service that sends a few chosen payouts at a time. */
public final class FewPayouts implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final CsvUpload csv;
  private final Payouts payouts;
  private final Set<String> acknowledged = new TreeSet<>();

  public FewPayouts(Fleet fleet, long seed) {
    this.csv = new CsvUpload(fleet);
    this.payouts = new Payouts("", false, seed);
  }

  /**
   * Returns once all are taken.
   *
   * @param account with what a payout's payee's begins
   */
  public void send(Collection<String> ids, UnaryOperator<String> account) {
    List<PayoutRow> rows = new ArrayList<>();
    ids.forEach(id -> rows.add(payouts.next(id, account.apply(id))));
    if (!Patience.until(LIMIT, () -> csv.send(new Batch(rows), 0))) {
      throw new IllegalStateException("payouts are not taken: " + csv.lastRefusal());
    }
    acknowledged.addAll(ids);
  }

  /** Ids that the producer said to have. */
  public Set<String> acknowledged() {
    return acknowledged;
  }

  @Override
  public void close() {
    csv.close();
  }
}
