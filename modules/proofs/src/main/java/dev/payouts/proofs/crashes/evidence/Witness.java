package dev.payouts.proofs.crashes.evidence;

import dev.payouts.proofs.guarantees.Observation;

/** One source of observations, in the order of their time. */
interface Witness extends AutoCloseable {
  /** Whether it has something more to tell; then {@link #time} and {@link #tell} speak of that. */
  boolean hasMore();

  /** When it happened, in milliseconds since 1970; never less than before. */
  long time();

  /**
   * What goes first of things of the same millisecond: a cause has a lower rank than what it may
   * cause within one.
   */
  int rank();

  Observation tell();

  @Override
  void close();
}
