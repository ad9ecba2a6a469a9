package dev.payouts.core;

/** What a worker can prove about one attempt; reasons carry no account numbers. */
public sealed interface SubmitOutcome {
  /** The gateway has the order and showed it. */
  record Accepted(OrderReading order) implements SubmitOutcome {}

  /** An error envelope: no proof that the order does not exist. */
  record Declined(String reason) implements SubmitOutcome {}

  /** No byte of the request can have left. */
  record NotSent(String reason) implements SubmitOutcome {}

  /** Anything else. */
  record Unknown(String reason) implements SubmitOutcome {}
}
