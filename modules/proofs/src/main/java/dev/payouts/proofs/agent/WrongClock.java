package dev.payouts.proofs.agent;

import java.time.Duration;
import java.time.InstantSource;

/** The clock of a machine that somebody set wrong; woven code asks it instead of the system's. */
public final class WrongClock {
  private static volatile long aheadMillis;

  private WrongClock() {}

  static void set(Duration ahead) {
    aheadMillis = ahead.toMillis();
  }

  /** In place of {@link System#currentTimeMillis}. */
  public static long currentTimeMillis() {
    return System.currentTimeMillis() + aheadMillis;
  }

  /** In place of {@link InstantSource#system}. */
  public static InstantSource system() {
    return () -> InstantSource.system().instant().plusMillis(aheadMillis);
  }
}
