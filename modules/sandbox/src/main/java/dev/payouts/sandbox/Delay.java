package dev.payouts.sandbox;

import java.time.Duration;
import java.util.Locale;

/** A waiting time that the sandbox's behaviours are made of, each with a setting of its own. */
public enum Delay {
  COMPLETION(Duration.ofMillis(300), "until an ordinary order completes"),
  SLOW(Duration.ofSeconds(2), "a payment that takes noticeably long"),
  VERY_SLOW(Duration.ofSeconds(10), "a payment longer than a usual call limit"),
  REVISION(Duration.ofSeconds(5), "until a settled order changes its mind"),
  HIDDEN(Duration.ofSeconds(5), "how long order/get denies an order that exists"),
  LATE_ANSWER(Duration.ofSeconds(60), "until a late answer comes, beyond any client's limit");

  private final Duration standard;
  private final String meaning;

  Delay(Duration standard, String meaning) {
    this.standard = standard;
    this.meaning = meaning;
  }

  Duration standard() {
    return standard;
  }

  String meaning() {
    return meaning;
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
