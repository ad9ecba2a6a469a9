package dev.payouts.core;

import java.time.Instant;

/** What must be done, in one transaction with storing the payout. */
public sealed interface Effect {
  /** Hand the attempt to a worker. */
  record SubmitOrder(int attempt, Instant deadline) implements Effect {}

  /** Hand the inquiry to a poller. */
  record InquireOrder(int inquiry, Instant deadline) implements Effect {}

  /** Publish the payout's status as its newest revision. */
  record PublishResult() implements Effect {}

  /** Tell the upstream that the command was not taken. */
  record RejectCommand(RejectionCode code, String detail) implements Effect {}

  /** Nothing to do but to count why. */
  record Ignore(Why why) implements Effect {
    /** Why an input changed nothing. */
    public enum Why {
      /** A command that is known already. */
      DUPLICATE,
      /** A reply or a callback that says what is known already. */
      NOTHING_NEW,
      STALE_REPLY,
      STALE_TIMER,
      STALE_PERMIT,
      UNKNOWN_PAYOUT,
      ALREADY_CANCELLED
    }
  }

  /** Forget the payout. */
  record Purge() implements Effect {}
}
