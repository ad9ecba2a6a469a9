package dev.payouts.orchestrator.message;

/** Texts that others wrote, at any length, on their way into stores and records of ours. */
final class Texts {
  private Texts() {}

  /** The head of a text that is too long, marked as such. */
  static String cut(String text, int lengthMax) {
    return text.length() <= lengthMax ? text : text.substring(0, lengthMax) + "…";
  }
}
