package dev.payouts.sandbox;

/**
 * A setting that the sandbox cannot run with; the message is a sentence for the person who set it.
 */
public final class InvalidSetting extends IllegalArgumentException {
  InvalidSetting(String sentence) {
    super(sentence);
  }
}
