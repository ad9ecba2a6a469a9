package dev.payouts.producer.input;

import dev.payouts.core.rules.Violation;
import java.util.List;

/**
 * One payout of a batch, as found.
 *
 * @see #number()
 */
public sealed interface Row {
  /** Counts payouts from 1; a CSV header and blank lines do not count. */
  long number();

  /** Line of the input it begins on, from 1. */
  long line();

  /** Fields could be told apart; whether they make a payout is not yet known. */
  record Filled(long number, long line, PayoutFields fields) implements Row {}

  /** No fields could be read; the rest of the batch is not affected. */
  record Broken(long number, long line, List<Violation> violations) implements Row {}
}
