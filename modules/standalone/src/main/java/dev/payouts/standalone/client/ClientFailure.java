package dev.payouts.standalone.client;

import org.jspecify.annotations.Nullable;

/** A service does not answer or refuses; the message is one sentence for whoever asked. */
public final class ClientFailure extends RuntimeException {
  public ClientFailure(String sentence) {
    super(sentence);
  }

  ClientFailure(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
