package dev.payouts.octopus;

/** What one order/get proved. Texts are bounded and free of secrets as in {@link SubmitOutcome}. */
public sealed interface InquiryOutcome {
  /** The order asked about, with its merchant_order_id and a status word, which may be unknown. */
  record Found(Order order) implements InquiryOutcome {}

  /**
   * An error envelope whose text matches the configured pattern for an order that does not exist.
   *
   * @param answer the gateway's text
   */
  record Absent(String answer) implements InquiryOutcome {}

  /** Anything else. */
  record Inconclusive(String reason) implements InquiryOutcome {}
}
