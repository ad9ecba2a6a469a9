package dev.payouts.service;

import java.math.BigDecimal;
import org.apache.avro.generic.IndexedRecord;

/**
 * Holds decimals to the precision of their schema. Avro does so when it writes and not when it
 * reads: one that is too long would be taken in and could then never be stored.
 */
final class Decimals {
  /** Every decimal of the contract is decimal(20,6), and a writer's of another kind is refused. */
  private static final int DIGITS_MAX = 20;

  /** Of the largest such number; asked first, because to count a million digits takes long. */
  private static final int BITS_MAX = 67;

  private Decimals() {}

  static boolean fit(IndexedRecord value) {
    for (int i = value.getSchema().getFields().size() - 1; i >= 0; i--) {
      boolean fits =
          switch (value.get(i)) {
            case BigDecimal decimal ->
                decimal.unscaledValue().bitLength() <= BITS_MAX
                    && decimal.precision() <= DIGITS_MAX;
            case IndexedRecord within -> fit(within);
            case null, default -> true;
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
