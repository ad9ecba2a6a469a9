package dev.payouts.reporting.completeness;

import dev.payouts.avro.PayoutState;
import org.jspecify.annotations.Nullable;

/**
 * What the topics say of a commanded payout.
 *
 * @param state after its latest event; null if it has none
 * @param sequence of that event
 * @param hasResult whether there is a result
 * @param rejected whether one of its commands was rejected
 */
record Known(@Nullable PayoutState state, int sequence, boolean hasResult, boolean rejected) {
  static final Known NOTHING = new Known(null, 0, false, false);

  /** Its commands may be many, so that one is enough. */
  Known commanded(boolean withRejection) {
    return new Known(state, sequence, hasResult, rejected || withRejection);
  }

  Known moved(PayoutState to, int number) {
    return number < sequence ? this : new Known(to, number, hasResult, rejected);
  }

  Known withResult(boolean there) {
    return new Known(state, sequence, there, rejected);
  }

  Fate fate() {
    if (hasResult) {
      return Fate.RESULT;
    }
    if (state == null) {
      return rejected ? Fate.REJECTED : Fate.NOWHERE;
    }
    return switch (state) {
      case SCHEDULED, QUEUED, SUBMITTING, PENDING, UNCERTAIN, REVIEW, UNKNOWN, NONE -> Fate.OPEN;
      case COMPLETED, FAILED, REJECTED, OVERDUE, REFUNDED, CANCELLED -> Fate.ENDED_UNSEEN;
    };
  }

  /** What became of a payout that was commanded. */
  enum Fate {
    RESULT,
    OPEN,
    /** All that is known of it is a rejection. */
    REJECTED,
    /** Its events say that it has ended, but there is no result. */
    ENDED_UNSEEN,
    NOWHERE
  }
}
