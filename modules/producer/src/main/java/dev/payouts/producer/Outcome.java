package dev.payouts.producer;

import dev.payouts.core.rules.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one row of a batch. */
sealed interface Outcome {
  /** Counts payouts from 1. */
  long row();

  /** Line of the input it begins on, from 1. */
  long line();

  /** Kafka has the command. */
  record Accepted(long row, long line, String payoutId, String commandId) implements Outcome {}

  /**
   * It breaks rules; nothing was written.
   *
   * @param payoutId null where there is none that may be shown
   */
  record Rejected(long row, long line, @Nullable String payoutId, List<Violation> violations)
      implements Outcome {}

  /** Kafka did not confirm it. */
  record Failed(long row, long line, String payoutId, String problem) implements Outcome {}
}
