package dev.payouts.core.guarantees;

import dev.payouts.core.Decision;
import dev.payouts.core.Input;
import dev.payouts.core.Payout;
import dev.payouts.core.Policy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that a campaign saw happen; all of one payout arrive in order. */
public sealed interface Observation {
  String payoutId();

  /** The core decided. */
  record Decided(
      String payoutId,
      @Nullable Payout before,
      Input input,
      Instant at,
      Policy policy,
      Decision decision)
      implements Observation {}

  /**
   * A worker began to send an attempt.
   *
   * @param at by the worker's clock
   */
  record Posted(String payoutId, int attempt, Instant at) implements Observation {}

  /** The gateway made an order out of a request. */
  record OrderMade(String payoutId, Instant at) implements Observation {}
}
