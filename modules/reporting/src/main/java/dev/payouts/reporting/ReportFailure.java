package dev.payouts.reporting;

import org.jspecify.annotations.Nullable;

/** A command cannot do its work; the message is one sentence for whoever asked. */
public final class ReportFailure extends RuntimeException {
  public ReportFailure(String sentence) {
    super(sentence);
  }

  public ReportFailure(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
