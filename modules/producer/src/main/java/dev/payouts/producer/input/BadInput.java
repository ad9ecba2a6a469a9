package dev.payouts.producer.input;

/** Input of which nothing can be taken; the message is for whoever sent it and quotes no values. */
public final class BadInput extends Exception {
  public BadInput(String problem) {
    super(problem);
  }
}
