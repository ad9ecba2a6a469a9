package dev.payouts.core;

import java.time.Instant;

/** Something that happened to a payout. */
public sealed interface Input {
  /**
   * Command: pay. Field rules are checked before, unless the payout is known: then the input is
   * only compared with it.
   *
   * @param recordedAt when the command's record was written
   * @param adopted whether it is from before the orchestrator's state was lost: it may have been
   *     sent, and a result may have said that it is not paid
   */
  record Submit(
      String payoutId, Terms terms, Delivery delivery, Instant recordedAt, boolean adopted)
      implements Input {
    public Submit(String payoutId, Terms terms, Delivery delivery, Instant recordedAt) {
      this(payoutId, terms, delivery, recordedAt, false);
    }
  }

  /** Command: do not pay, if nothing was sent yet. */
  record Cancel(String reason) implements Input {}

  /** Command: an operator's word on a payout in review. */
  record Resolve(Status status, String operator, String evidence) implements Input {}

  /** The lane has room: send the next attempt. */
  record PermitGranted() implements Input {}

  /** A worker's word on an attempt. */
  record SubmitReplied(int attempt, SubmitOutcome outcome) implements Input {}

  /** A poller's word on an inquiry. */
  record InquiryReplied(int inquiry, InquiryOutcome outcome) implements Input {}

  /** A signed callback arrived: a reason to ask, never a truth. */
  record CallbackHinted() implements Input {}

  /** A timer fell due. */
  record TimerFired(int generation) implements Input {}
}
