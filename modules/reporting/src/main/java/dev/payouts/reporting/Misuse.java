package dev.payouts.reporting;

/** Words or a file that mean nothing; the message is one sentence that says what to change. */
public final class Misuse extends RuntimeException {
  public Misuse(String sentence) {
    super(sentence);
  }
}
