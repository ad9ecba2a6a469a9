package dev.payouts.standalone;

/** Reads what follows {@code bench}. */
final class BenchLine {
  private static final String BENCHMARKS = "throughput";

  /** Of a benchmark that says nothing else: some seconds a round. */
  private static final int PAYOUTS = 30_000;

  private static final int PAYOUTS_MAX = 10_000_000;

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
}
