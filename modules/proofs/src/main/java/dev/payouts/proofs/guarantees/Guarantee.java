package dev.payouts.proofs.guarantees;

import org.jspecify.annotations.Nullable;

/** A promise that watches. */
public interface Guarantee {
  /**
   * @throws BrokenGuarantee as soon as it does not hold
   */
  void observe(Observation observation);

  /** Nothing more will happen, and no fault has disturbed the last part. */
  default void finish() {}

  /** Its class's name: what reports and tables call it. */
  default String name() {
    return getClass().getSimpleName();
  }

  // The annotation that would check the format is in a library not worth having for this.
  @SuppressWarnings("AnnotateFormatMethod")
  default void require(boolean holds, String otherwise, @Nullable Object... facts) {
    if (!holds) {
      throw new BrokenGuarantee(name(), otherwise.formatted(facts));
    }
  }
}
