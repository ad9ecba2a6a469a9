package dev.payouts.octopus;

/** What a POST to the notify_url turned out to be. Only {@link Valid} is worth an inquiry. */
public sealed interface CallbackCheck {
  /**
   * Signed with the account's secret. A replayed one is valid too: it is a hint, never evidence.
   */
  record Valid(Callback callback) implements CallbackCheck {}

  /** Readable, but not signed with the account's secret, or for another merchant. */
  record Forged(String reason) implements CallbackCheck {}

  /** Not a flat JSON object of texts, or without an order to ask about. */
  record Malformed(String reason) implements CallbackCheck {}
}
