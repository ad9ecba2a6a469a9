package dev.payouts.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The inquiries of a payout so far.
 *
 * @param number of the last one, from 1; 0 when none was asked
 * @param askedAt when the one in flight was permitted; null when none is
 * @param step place in the schedule's backoff, from 0
 * @param hinted a callback came while one was in flight: ask again as soon as it is answered
 */
public record Inquiry(int number, @Nullable Instant askedAt, int step, boolean hinted) {
  static final Inquiry NONE = new Inquiry(0, null, 0, false);

  public boolean inFlight() {
    return askedAt != null;
  }

  Inquiry ask(Instant now) {
    return new Inquiry(number + 1, now, step + 1, false);
  }

  Inquiry answered() {
    return new Inquiry(number, null, hinted ? 0 : step, false);
  }

  Inquiry restart() {
    return new Inquiry(number, askedAt, 0, hinted);
  }

  Inquiry hint() {
    return new Inquiry(number, askedAt, 0, true);
  }
}
