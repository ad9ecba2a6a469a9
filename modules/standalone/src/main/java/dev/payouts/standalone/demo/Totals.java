package dev.payouts.standalone.demo;

import java.time.Duration;
import java.util.Collection;

/**
 * The demo in numbers of commands: every one is counted exactly once, as a result, rejected, in
 * review or lost.
 *
 * @param paidTwice payouts of which the gateway completed more than one order
 */
record Totals(long commands, long results, long rejected, long review, long lost, long paidTwice) {

  static Totals of(int commands, int refused, Collection<Entry> taken, long paidTwice) {
    long results = 0;
    long rejected = refused;
    long review = 0;
    for (Entry entry : taken) {
      rejected += entry.rejections();
      if (entry.result() != null) {
        results += entry.open();
      } else if (entry.review() != null) {
        review += entry.open();
      }
    }
    long lost = commands - results - rejected - review;
    return new Totals(commands, results, rejected, review, lost, paidTwice);
  }

  boolean isGood() {
    return lost == 0 && paidTwice == 0;
  }

  /** The demo's last line; scripts read it. */
  String line(Duration took) {
    long seconds = Math.max(1, Math.round(took.toMillis() / 1000.0));
    return "demo: commands=%d results=%d rejected=%d review=%d paid_twice=%d lost=%d seconds=%d"
        .formatted(commands, results, rejected, review, paidTwice, lost, seconds);
  }
}
