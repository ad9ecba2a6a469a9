package dev.payouts.proofs.simulation.engine;

import java.time.Duration;
import java.time.Instant;

/** Whether faults happen: they may until they stop for good. */
public record Weather(Timeline timeline, Choices choices, Instant faultsEnd, Counts counts) {
  public boolean faulty() {
    return timeline.now().isBefore(faultsEnd);
  }

  /** How far a machine's clock is off: two never differ by more than five seconds. */
  public Duration skew() {
    int choice = choices.next(5_000);
    return choice == 0 ? Duration.ZERO : Duration.ofMillis(choice - 2_500L);
  }

  /** Whether a fault of this rarity happens now. */
  public boolean strikes(int oneIn, String fault) {
    return strikes(oneIn) && counted(fault);
  }

  /** Whether something of this rarity happens now that is no fault by itself. */
  public boolean strikes(int oneIn) {
    return faulty() && choices.oneIn(oneIn);
  }

  private boolean counted(String fault) {
    counts.add(fault);
    return true;
  }
}
