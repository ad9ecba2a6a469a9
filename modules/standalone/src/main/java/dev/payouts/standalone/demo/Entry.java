package dev.payouts.standalone.demo;

import org.jspecify.annotations.Nullable;

/** All that is known of one payout id: what its rows ask for, and what came of them. */
final class Entry {
  private final String payoutId;
  private final Wanted wanted;
  private int rows;
  private int conflictsExpected;
  private int rejections;
  private @Nullable Result result;
  private int lastSequence;
  private @Nullable String review;
  private int attempts;

  Entry(String payoutId, Wanted wanted) {
    this.payoutId = payoutId;
    this.wanted = wanted;
  }

  /** A row of this id was accepted, or nobody knows whether it was. */
  void take(Wanted row) {
    rows++;
    if (row.content() != wanted.content()) {
      conflictsExpected++;
    }
  }

  void reject() {
    rejections++;
  }

  void learn(Result seen) {
    result = result == null ? seen : result.revisedBy(seen);
    attempts = Math.max(attempts, seen.attempts());
  }

  /**
   * @param attempt the last one recorded by then
   * @param reason why it is in review; null if the event leads elsewhere
   */
  void learn(int sequence, int attempt, @Nullable String reason) {
    attempts = Math.max(attempts, attempt);
    if (sequence > lastSequence) {
      lastSequence = sequence;
      review = reason;
    }
  }

  String payoutId() {
    return payoutId;
  }

  Wanted wanted() {
    return wanted;
  }

  @Nullable Result result() {
    return result;
  }

  /** Why it waits for a person; null if it does not. */
  @Nullable String review() {
    return result == null ? review : null;
  }

  /** Recorded attempts, as far as events and results have told; 0 if they have not. */
  int attempts() {
    return attempts;
  }

  int rejections() {
    return rejections;
  }

  /** Rows that must lead to a result or a review. */
  int open() {
    return Math.max(0, rows - rejections);
  }

  boolean isTaken() {
    return rows > 0;
  }

  boolean isSettled() {
    return rejections >= conflictsExpected && (open() == 0 || result != null || review != null);
  }
}
