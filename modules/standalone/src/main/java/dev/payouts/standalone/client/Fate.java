package dev.payouts.standalone.client;

/** What became of an order. */
public sealed interface Fate {
  /** The orchestrator did it. */
  record Applied(String state) implements Fate {}

  /**
   * The orchestrator did not and will not; the payout is as it was.
   *
   * @param code as in the schema PayoutRejection
   */
  record Refused(String code, String detail) implements Fate {}

  /** Nobody can tell yet; to order it again is safe. */
  record Unknown(String why) implements Fate {}
}
