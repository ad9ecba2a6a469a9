package dev.payouts.standalone;

import java.time.Duration;

/** Reads what follows {@code bench}. */
final class BenchLine {
  private static final String BENCHMARKS = "throughput or latency";

  /** Of a benchmark that says nothing else: some seconds a round. */
  private static final int PAYOUTS = 30_000;

  private static final int PAYOUTS_MAX = 10_000_000;

  /** A rate at which everything is idle most of the time. */
  private static final int PER_SECOND = 50;

  private static final int PER_SECOND_MAX = 100_000;
  private static final long SECONDS = 30;
  private static final long SECONDS_MAX = 3_600;

  private final Words words;

  BenchLine(Words words) {
    this.words = words;
  }

  Command command() throws UsageError {
    String what = words.next();
    if (what == null) {
      throw new UsageError("bench needs what to measure: " + BENCHMARKS);
    }
    return switch (what) {
      case "throughput" -> throughput();
      case "latency" -> latency();
      default ->
          throw new UsageError("there is no benchmark \"%s\", only %s".formatted(what, BENCHMARKS));
    };
  }

  private Command throughput() throws UsageError {
    int payouts = PAYOUTS;
    boolean json = false;
    for (String word = words.next(); word != null; word = words.next()) {
      switch (word) {
        case "--payouts" -> payouts = Math.toIntExact(words.number(word, 1, PAYOUTS_MAX));
        case "--json" -> json = true;
        default -> throw words.unknown(word);
      }
    }
    return new Command.BenchThroughput(payouts, json);
  }

  private Command latency() throws UsageError {
    int perSecond = PER_SECOND;
    long seconds = SECONDS;
    boolean json = false;
    for (String word = words.next(); word != null; word = words.next()) {
      switch (word) {
        case "--rate" -> perSecond = Math.toIntExact(words.number(word, 1, PER_SECOND_MAX));
        case "--seconds" -> seconds = words.number(word, 1, SECONDS_MAX);
        case "--json" -> json = true;
        default -> throw words.unknown(word);
      }
    }
    return new Command.BenchLatency(perSecond, Duration.ofSeconds(seconds), json);
  }
}
