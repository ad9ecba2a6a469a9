package dev.payouts.core;

/** The name of a state, for events, metrics and diagrams. */
public enum Phase {
  NONE,
  SCHEDULED,
  QUEUED,
  SUBMITTING,
  PENDING,
  UNCERTAIN,
  REVIEW,
  COMPLETED,
  FAILED,
  REJECTED,
  OVERDUE,
  REFUNDED,
  CANCELLED;

  /** Whether it is on its way to the gateway, which may take rounds of attempts. */
  public boolean awaitsSending() {
    return this == QUEUED || this == SUBMITTING;
  }

  public boolean ended() {
    return compareTo(COMPLETED) >= 0;
  }
}
