package dev.payouts.benchmarks.latency;

/** A part of a payout's way. */
public enum Stage {
  /** From the moment the command was to be sent to the orchestrator's permit. */
  COMMAND_TO_GRANT("command to grant"),
  /** Until the worker calls order/new. */
  GRANT_TO_POST("grant to POST"),
  /** Until it has the answer. */
  POST_TO_REPLY("POST to reply"),
  /** Until a reader of results has the result. */
  REPLY_TO_RESULT("reply to result"),
  COMMAND_TO_RESULT("command to result");

  private final String words;

  Stage(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
