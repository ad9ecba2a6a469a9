package dev.payouts.sandbox;

import java.time.Duration;
import java.util.Locale;

/** A waiting time that the sandbox's behaviours are made of, each with a setting of its own. */
public enum Delay {
  /** Until an ordinary order completes. */
  COMPLETION(Duration.ofMillis(300)),
  /** A payment that takes noticeably long. */
  SLOW(Duration.ofSeconds(2)),
  /** A payment longer than a usual call limit. */
  VERY_SLOW(Duration.ofSeconds(10)),
  /** Until a settled order changes its mind: refund after completed, completed after overdue. */
  REVISION(Duration.ofSeconds(5)),
  /** How long order/get denies an order that exists. */
  HIDDEN(Duration.ofSeconds(5)),
  /** Until a late answer comes; meant to be beyond any client's limit. */
  LATE_ANSWER(Duration.ofSeconds(60));

  private final Duration standard;

  Delay(Duration standard) {
    this.standard = standard;
  }

  Duration standard() {
    return standard;
  }

  String setting() {
    return "PAYOUTS_SANDBOX_" + name() + "_DELAY";
  }

  /** As the published table writes it, such as {@code very slow (10 s)}. */
  String label() {
    String time =
        standard.toMillis() % 1000 == 0 ? standard.toSeconds() + " s" : standard.toMillis() + " ms";
    return name().toLowerCase(Locale.ROOT).replace('_', ' ') + " (" + time + ")";
  }
}
