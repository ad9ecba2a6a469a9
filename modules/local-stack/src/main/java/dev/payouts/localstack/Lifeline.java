package dev.payouts.localstack;

import java.io.IOException;
import java.time.Duration;

/**
 * Ends this process when its parent is gone. The parent holds the other end of standard input; the
 * kernel closes it however the parent dies, kill -9 included.
 */
public final class Lifeline {
  static final String ARGUMENT = "--lifeline";

  private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(10);

  private Lifeline() {}

  public static void watch() {
    Thread.ofPlatform().name("lifeline").daemon().start(Lifeline::exitAtEndOfInput);
  }

  private static void exitAtEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // The parent sends nothing; whatever comes is not the end.
      }
    } catch (IOException broken) {
      System.err.println("lifeline broken: " + broken.getMessage());
    }
    Thread.ofPlatform().name("lifeline-halt").daemon().start(Lifeline::haltLater);
    System.exit(0);
  }

  private static void haltLater() {
    try {
      Thread.sleep(SHUTDOWN_LIMIT);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
