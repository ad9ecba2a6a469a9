package dev.payouts.standalone.stack;

import org.jspecify.annotations.Nullable;

/** A part did not start; the message says which and, unless it has said so itself, why. */
public final class StartFailure extends RuntimeException {
  StartFailure(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
