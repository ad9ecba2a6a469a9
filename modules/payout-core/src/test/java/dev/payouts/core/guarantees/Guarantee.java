package dev.payouts.core.guarantees;

import org.jspecify.annotations.Nullable;

/** A promise that watches. */
public interface Guarantee {
  /**
   * @throws BrokenGuarantee as soon as it does not hold
   */
  void observe(Observation observation);

  /** Nothing more will happen, and no fault has disturbed the last part. */
  default void finish() {}

  // The annotation that would check the format is in a library not worth having for this.
  @SuppressWarnings("AnnotateFormatMethod")
  default void require(boolean holds, String otherwise, @Nullable Object... facts) {
    if (!holds) {
      throw new BrokenGuarantee(this, otherwise.formatted(facts));
    }
  }
}
