package dev.payouts.standalone.validate;

import dev.payouts.core.rules.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a validation says what it finds, while it goes on. */
interface Findings {
  /**
   * @param row counts payouts from 1
   * @param payoutId null where the row has none that may be shown
   */
  void rejected(long row, long line, @Nullable String payoutId, List<Violation> violations);

  /** In the order of the lines only as long as all ids fit into memory. */
  void repeated(Repeat repeat);

  /** Once, at the end. */
  void total(Totals totals);
}
