package dev.payouts.reporting.report;

import dev.payouts.reporting.Misuse;
import java.time.Instant;

/** Which of a payout's times decides the day it counts for. */
enum CountedBy {
  /** When its latest revision was decided. */
  DECIDED("decided_at"),
  /** When its command was taken. */
  ACCEPTED("accepted_at");

  private final String field;

  CountedBy(String field) {
    this.field = field;
  }

  String field() {
    return field;
  }

  Instant of(Ended payout) {
    return switch (this) {
      case DECIDED -> payout.decidedAt();
      case ACCEPTED -> payout.acceptedAt();
    };
  }

  static CountedBy of(String word) {
    return switch (word) {
      case "decided" -> DECIDED;
      case "accepted" -> ACCEPTED;
      default -> throw new Misuse("--time needs decided or accepted, not \"" + word + "\"");
    };
  }
}
