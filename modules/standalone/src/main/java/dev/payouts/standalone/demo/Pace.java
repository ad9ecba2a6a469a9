package dev.payouts.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;

/**
 * How fast it went.
 *
 * @param took from the first command to the last first result
 * @param typical from the first command until 99 of 100 had a result: without those that the
 *     sandbox or the policy keeps waiting on purpose
 * @param middle from the result of the 10th of 100 to that of the 90th: without start and end
 * @param median from a command's acceptance to its result
 * @param slow the same, of which 99 of 100 are faster
 */
record Pace(
    long results,
    Duration took,
    Duration typical,
    Duration middle,
    Duration median,
    Duration slow) {

  static Pace of(Instant begun, Collection<Entry> entries) {
    Result[] results =
        entries.stream().map(Entry::result).filter(Objects::nonNull).toArray(Result[]::new);
    if (results.length == 0) {
      return new Pace(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
    Instant[] ends = Arrays.stream(results).map(Result::first).sorted().toArray(Instant[]::new);
    Duration[] waits =
        Arrays.stream(results).map(Result::latency).sorted().toArray(Duration[]::new);
    return new Pace(
        results.length,
        Duration.between(begun, ends[ends.length - 1]),
        Duration.between(begun, ends[share(ends.length, 0.99)]),
        Duration.between(ends[share(ends.length, 0.1)], ends[share(ends.length, 0.9)]),
        waits[share(waits.length, 0.5)],
        waits[share(waits.length, 0.99)]);
  }

  private static int share(int length, double share) {
    return Math.max(0, (int) Math.ceil(length * share) - 1);
  }

  long perSecond() {
    return rate(results, took);
  }

  long typicalPerSecond() {
    return rate(Math.round(results * 0.99), typical);
  }

  long sustainedPerSecond() {
    return rate(Math.round(results * 0.8), middle);
  }

  private static long rate(long count, Duration duration) {
    return Math.round(count * 1000.0 / Math.max(1, duration.toMillis()));
  }
}
