package dev.payouts.core;

/** How a payout ended, as a result says it. */
public enum Status {
  COMPLETED(Phase.COMPLETED),
  FAILED(Phase.FAILED),
  REJECTED(Phase.REJECTED),
  OVERDUE(Phase.OVERDUE),
  REFUNDED(Phase.REFUNDED),
  CANCELLED(Phase.CANCELLED);

  private final Phase phase;

  Status(Phase phase) {
    this.phase = phase;
  }

  public Phase phase() {
    return phase;
  }
}
