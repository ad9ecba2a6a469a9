package dev.payouts.standalone;

/** A command line that means nothing; the message is one sentence. */
final class UsageError extends Exception {
  UsageError(String sentence) {
    super(sentence);
  }
}
