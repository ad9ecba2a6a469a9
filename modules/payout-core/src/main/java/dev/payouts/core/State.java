package dev.payouts.core;

import java.time.Instant;

/** Where a payout stands, with the facts that only matter there. */
public sealed interface State {
  Phase phase();

  /** Accepted; its {@code not_before} lies in the future. */
  record Scheduled() implements State {
    @Override
    public Phase phase() {
      return Phase.SCHEDULED;
    }
  }

  /**
   * Waits for a permit of its lane.
   *
   * @param readyAt before it no permit is wanted: the backoff after attempts that were not sent
   * @param notSentInRow such attempts since the last one that was sent
   */
  record Queued(Instant readyAt, int notSentInRow) implements State {
    @Override
    public Phase phase() {
      return Phase.QUEUED;
    }
  }

  /**
   * An attempt is recorded and handed out.
   *
   * @param deadline after which no worker may send it
   */
  record Submitting(Instant deadline, int notSentInRow) implements State {
    @Override
    public Phase phase() {
      return Phase.SUBMITTING;
    }
  }

  /** The gateway has the order and has not ended it. */
  record Pending(Instant since) implements State {
    @Override
    public Phase phase() {
      return Phase.PENDING;
    }
  }

  /**
   * The order may or may not exist at the gateway.
   *
   * @param quarantineUntil before it, "not found" proves nothing: the request may still arrive
   * @param declined the gateway answered the last attempt with an error
   * @param reason what made it uncertain
   */
  record Uncertain(Instant since, Instant quarantineUntil, boolean declined, String reason)
      implements State {
    @Override
    public Phase phase() {
      return Phase.UNCERTAIN;
    }
  }

  /** A person must look; slow inquiries go on. */
  record Review(Instant since, String reason) implements State {
    @Override
    public Phase phase() {
      return Phase.REVIEW;
    }
  }

  /** A result is published; sparse inquiries watch whether it stays true. */
  record Ended(Instant since, Status status) implements State {
    @Override
    public Phase phase() {
      return status.phase();
    }
  }
}
