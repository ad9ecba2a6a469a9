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

  public boolean ended() {
    return compareTo(COMPLETED) >= 0;
  }
}
