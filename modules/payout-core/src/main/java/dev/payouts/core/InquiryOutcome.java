package dev.payouts.core;

/** What a poller can prove by one order/get. */
public sealed interface InquiryOutcome {
  /** The gateway showed the order. */
  record Found(OrderReading order) implements InquiryOutcome {}

  /** The gateway said, in words configured as such, that it has no such order. */
  record Absent() implements InquiryOutcome {}

  /** Anything else: proves nothing. */
  record Inconclusive(String reason) implements InquiryOutcome {}
}
