package dev.payouts.proofs.crashes;

import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.Patience;
import dev.payouts.proofs.crashes.evidence.LiveStates;
import dev.payouts.proofs.crashes.load.Upstreams;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** The time after the load, when nothing goes wrong any more and everything must end. */
public final class Rest {
  private static final Duration TAKEN_LIMIT = Duration.ofMinutes(3);

  /** More than the policy's longest: after it a payout waits for a person. */
  private static final Duration REST_LIMIT = Duration.ofMinutes(8);

  private Rest() {}

  /** Waits for it, and says what is not at rest when that takes too long. */
  public static void await(PrintStream out, Fleet fleet, Upstreams upstreams, LiveStates states) {
    long began = System.nanoTime();
    boolean taken = Patience.until(TAKEN_LIMIT, () -> revived(fleet) && upstreams.isTaken());
    boolean settled =
        Patience.until(
            REST_LIMIT, () -> revived(fleet) && states.open(upstreams.acknowledged()).isEmpty());
    if (!taken || !settled) {
      Set<String> open = states.open(upstreams.acknowledged());
      out.printf(
          Locale.ROOT,
          "not at rest: all taken: %s, last refusal: %s, %d open: %s; not ready: %s%n",
          taken,
          upstreams.lastRefusal(),
          open.size(),
          open.stream().limit(5).toList(),
          fleet.unready());
    }
    out.printf("at rest after %d s%n", Duration.ofNanos(System.nanoTime() - began).toSeconds());
  }

  private static boolean revived(Fleet fleet) {
    fleet.revive();
    return fleet.isReady();
  }
}
