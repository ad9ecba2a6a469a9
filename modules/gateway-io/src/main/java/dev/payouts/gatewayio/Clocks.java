package dev.payouts.gatewayio;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clocks of a machine.
 *
 * @param wall may be set, also back
 * @param nanoTime nanoseconds since any moment; never goes back
 * @param sleep lets time pass
 */
public record Clocks(InstantSource wall, LongSupplier nanoTime, Sleep sleep) {
  /** Lets time pass. */
  @FunctionalInterface
  public interface Sleep {
    void sleep(Duration time) throws InterruptedException;
  }

  public static Clocks system() {
    return new Clocks(InstantSource.system(), System::nanoTime, Thread::sleep);
  }
}
