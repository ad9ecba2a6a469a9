package dev.payouts.client;

/** Why a client cannot work as it is set, or not now, in one sentence that says what to do. */
public final class CannotOpen extends RuntimeException {
  CannotOpen(String sentence, Throwable cause) {
    super(sentence.replaceAll("\\p{Cntrl}", " "), cause);
  }

  CannotOpen(String sentence) {
    super(sentence);
  }
}
