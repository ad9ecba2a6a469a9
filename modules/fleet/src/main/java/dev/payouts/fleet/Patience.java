package dev.payouts.fleet;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do, which tell nobody. */
public final class Patience {
  private static final Duration LOOK = Duration.ofMillis(200);

  private Patience() {}

  /** Whether it came true within the limit. */
  public static boolean until(Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end || !pause(LOOK)) {
        return false;
      }
    }
    return true;
  }

  /** False if this thread is told to end. */
  public static boolean pause(Duration length) {
    try {
      boolean _ = new CountDownLatch(1).await(length.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
