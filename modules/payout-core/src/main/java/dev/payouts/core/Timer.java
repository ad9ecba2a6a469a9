package dev.payouts.core;

import java.time.Instant;

/**
 * The one next moment at which a payout wants to be looked at.
 *
 * @param generation of the payout when it was set; a timer of an older one is ignored
 */
public record Timer(Kind kind, Instant due, int generation) {

  /** What the moment is for. */
  public enum Kind {
    /** {@code not_before} is reached, or {@code expires_at}. */
    START,
    /** A queued payout may want its permit now, or expires. */
    QUEUE,
    /** The attempt's deadline. */
    DEADLINE,
    /** An inquiry is due; needs a permit of the inquiry window. */
    INQUIRE,
    /** An inquiry was not answered in time. */
    INQUIRY_LOST,
    /** The idempotency window has passed. */
    PURGE
  }
}
