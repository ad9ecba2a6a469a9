package dev.payouts.service;

import org.jspecify.annotations.Nullable;

/** The service cannot start; the message is one sentence for whoever started it. */
public final class StartupFailure extends RuntimeException {
  public StartupFailure(String sentence) {
    super(sentence);
  }

  public StartupFailure(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
