package dev.payouts.serdes;

import org.junit.jupiter.api.Assumptions;

/** Skips a test whose surroundings are not there, and says so in the build's output. */
final class Skip {
  private Skip() {}

  static void unless(boolean there, String reason) {
    if (!there) {
      System.out.println("skipped: " + reason);
    }
    Assumptions.assumeTrue(there, reason);
  }
}
