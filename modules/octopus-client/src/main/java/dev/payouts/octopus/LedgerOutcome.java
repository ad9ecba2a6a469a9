package dev.payouts.octopus;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one get_merchant_ledger showed. Source: Octopus ledger/get_merchant_ledger. */
public sealed interface LedgerOutcome {
  /**
   * The merchant's balances.
   *
   * @param balances in units of currency by ISO 4217 code in upper case, sorted; unmodifiable
   */
  record Shown(@Nullable String merchantName, Map<String, BigDecimal> balances)
      implements LedgerOutcome {
    public Shown {
      balances = Collections.unmodifiableMap(new TreeMap<>(balances));
    }
  }

  /** No balances could be read; the reason is bounded and free of secrets. */
  record Unavailable(String reason) implements LedgerOutcome {}
}
