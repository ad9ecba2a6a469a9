package dev.payouts.standalone;

import dev.payouts.standalone.bench.Benchmarks.Shown;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Reads what follows {@code bench}. */
final class BenchLine {
  /** Of a benchmark that says nothing else: some seconds a round. */
  private static final int PAYOUTS = 30_000;

  private static final int PAYOUTS_MAX = 10_000_000;

  /** A rate at which everything is idle most of the time. */
  private static final int PER_SECOND = 50;

  private static final int PER_SECOND_MAX = 100_000;
  private static final long SECONDS = 30;
  private static final long SECONDS_MAX = 3_600;
  private static final int MICRO_SECONDS = 3;

  private static final int REMEMBERED = 1_000_000;

  /** Their ids have eight digits. */
  private static final int REMEMBERED_MAX = 99_999_999;

  private static final int QUEUED = 1_000_000;
  private static final int SLOW_GATEWAY = 100;
  private static final long WAITING_SECONDS = 120;

  private static final int INSTANCES = 3;
  private static final int INSTANCES_MAX = 12;
  private static final int SCALE_PAYOUTS = 10_000;
  private static final int PERCENT = 15;

  private final Words words;
  private boolean json;
  private Optional<Path> svg = Optional.empty();

  BenchLine(Words words) {
    this.words = words;
  }

  Command command(String part) throws UsageError {
    return switch (part) {
      case "throughput" -> throughput();
      case "latency" -> latency();
      case "growth" -> growth();
      case "backlog" -> backlog();
      case "scale" -> scale();
      default -> micro();
    };
  }

  private Command throughput() throws UsageError {
    int payouts = PAYOUTS;
    for (String word = words.next(); word != null; word = words.next()) {
      switch (word) {
        case "--payouts" -> payouts = count(word, PAYOUTS_MAX);
        default -> json(word);
      }
    }
    return new Command.BenchThroughput(payouts, shown());
  }

  private Command latency() throws UsageError {
    int perSecond = PER_SECOND;
    long seconds = SECONDS;
    for (String word = words.next(); word != null; word = words.next()) {
      switch (word) {
        case "--rate" -> perSecond = count(word, PER_SECOND_MAX);
        case "--seconds" -> seconds = words.number(word, 1, SECONDS_MAX);
        default -> json(word);
      }
    }
    return new Command.BenchLatency(perSecond, Duration.ofSeconds(seconds), shown());
  }

  private Command growth() throws UsageError {
    int most = REMEMBERED;
    int payouts = PAYOUTS;
    for (String word = words.next(); word != null; word = words.next()) {
      switch (word) {
        case "--remembered" -> most = count(word, REMEMBERED_MAX);
        case "--payouts" -> payouts = count(word, PAYOUTS_MAX);
        default -> jsonOrSvg(word);
      }
    }
    return new Command.BenchGrowth(most, payouts, shown());
  }

  private Command backlog() throws UsageError {
    int payouts = QUEUED;
    int perSecond = SLOW_GATEWAY;
    long seconds = WAITING_SECONDS;
    for (String word = words.next(); word != null; word = words.next()) {
      switch (word) {
        case "--payouts" -> payouts = count(word, PAYOUTS_MAX);
        case "--rate" -> perSecond = count(word, PER_SECOND_MAX);
        case "--seconds" -> seconds = words.number(word, 1, SECONDS_MAX);
        default -> json(word);
      }
    }
    return new Command.BenchBacklog(payouts, perSecond, Duration.ofSeconds(seconds), shown());
  }

  private Command scale() throws UsageError {
    int most = INSTANCES;
    int payouts = SCALE_PAYOUTS;
    int percent = PERCENT;
    for (String word = words.next(); word != null; word = words.next()) {
      switch (word) {
        case "--instances" -> most = count(word, INSTANCES_MAX);
        case "--payouts" -> payouts = count(word, PAYOUTS_MAX);
        case "--percent" -> percent = count(word, 100);
        default -> jsonOrSvg(word);
      }
    }
    return new Command.BenchScale(most, payouts, percent, shown());
  }

  private int count(String option, int most) throws UsageError {
    return Math.toIntExact(words.number(option, 1, most));
  }

  private void json(String word) throws UsageError {
    if (!word.equals("--json")) {
      throw words.unknown(word);
    }
    json = true;
  }

  private void jsonOrSvg(String word) throws UsageError {
    if (word.equals("--svg")) {
      svg = Optional.of(CommandLine.path(words.value(word, "a file")));
    } else {
      json(word);
    }
  }

  private Shown shown() {
    return new Shown(json, svg);
  }

  private Command micro() throws UsageError {
    String only = "";
    int seconds = MICRO_SECONDS;
    for (String word = words.next(); word != null; word = words.next()) {
      switch (word) {
        case "--only" -> only = words.value(word, "a word of a benchmark's name");
        case "--seconds" -> seconds = Math.toIntExact(words.number(word, 1, SECONDS_MAX));
        default -> json(word);
      }
    }
    return new Command.BenchMicro(only, seconds, shown());
  }
}
