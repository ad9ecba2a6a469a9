package dev.payouts.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/**
 * A command on its way.
 *
 * @param outcome always comes, within twice the delivery limit, and never as an exception; what
 *     follows it runs on a thread of its own and may wait
 */
public record Submission(CompletionStage<Outcome> outcome) {
  static Submission decided(Outcome outcome) {
    return new Submission(CompletableFuture.completedStage(outcome));
  }

  /** Waits for the outcome; an interrupted wait says nothing about the command. */
  public Outcome await() throws InterruptedException {
    try {
      return outcome.toCompletableFuture().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an outcome never is an exception", e);
    }
  }
}
