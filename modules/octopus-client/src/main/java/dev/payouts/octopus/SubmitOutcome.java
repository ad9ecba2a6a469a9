package dev.payouts.octopus;

/**
 * What one order/new proved. Reasons hold at most 512 characters, no secrets, no account numbers
 * and no control characters.
 */
public sealed interface SubmitOutcome {
  /**
   * The gateway has the order and showed it; the caller compares what is shown with what was asked.
   */
  record Accepted(Order order) implements SubmitOutcome {}

  /** A readable error envelope. No proof that the order does not exist: only order/get can tell. */
  record Declined(String reason) implements SubmitOutcome {}

  /** No byte of the request can have left: the order cannot come to exist by this call. */
  record NotSent(String reason) implements SubmitOutcome {}

  /** Anything else. The order may or may not exist. */
  record Unknown(String reason) implements SubmitOutcome {}
}
