package dev.payouts.benchmarks.micro;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of this package by JMH, each in a JVM of its own with this class path. */
public final class MicroBench {
  private static final int WARM_UPS = 2;
  private static final TimeValue WARM_UP = TimeValue.seconds(1);

  /** Short ones, because the error follows from how many there are. */
  private static final TimeValue ROUND = TimeValue.milliseconds(250);

  private static final int ROUNDS_PER_SECOND = 4;

  /** The services' collector; logs as in the services, but written nowhere. */
  private static final String[] JVM = {
    "-Xms512m",
    "-Xmx512m",
    "-Xmn320m",
    "-XX:+UseSerialGC",
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
    "-Dlogback.configurationFile=dev/payouts/benchmarks/micro/logback.xml"
  };

  private final Consumer<String> said;

  /**
   * @param said hears how it goes on
   */
  public MicroBench(Consumer<String> said) {
    this.said = said;
  }

  /**
   * @param only what the subject must contain; empty for all
   * @param seconds to measure each, after two to warm up
   * @throws IllegalStateException if there is none such, or one fails
   */
  public List<Measured> run(String only, int seconds) {
    List<String> benchmarks = named(only);
    List<Measured> all = new ArrayList<>();
    for (String benchmark : benchmarks) {
      said.accept(
          "%d of %d: %s".formatted(all.size() + 1, benchmarks.size(), Measured.subject(benchmark)));
      var options =
          options(benchmark)
              .mode(Mode.AverageTime)
              .forks(1)
              .jvmArgs(JVM)
              .warmupIterations(WARM_UPS)
              .warmupTime(WARM_UP)
              .measurementIterations(seconds * ROUNDS_PER_SECOND)
              .measurementTime(ROUND);
      for (RunResult result : run(options)) {
        all.add(Measured.of(result));
      }
    }
    return all;
  }

  static List<String> named(String only) {
    String word = only.toLowerCase(Locale.ROOT);
    var silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
    List<String> all =
        BenchmarkList.defaultList().getAll(silent, List.of()).stream()
            .map(BenchmarkListEntry::getUsername)
            .filter(name -> name.startsWith(MicroBench.class.getPackageName() + "."))
            .sorted()
            .toList();
    List<String> named =
        all.stream().filter(name -> Measured.subject(name).contains(word)).toList();
    if (named.isEmpty()) {
      throw new IllegalStateException(
          "no benchmark has \"%s\" in its name; there are %s"
              .formatted(only, String.join(", ", all.stream().map(Measured::subject).toList())));
    }
    return named;
  }

  static ChainedOptionsBuilder options(String benchmark) {
    return new OptionsBuilder()
        .include("^" + Pattern.quote(benchmark) + "$")
        .timeUnit(TimeUnit.NANOSECONDS)
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
  }

  static Collection<RunResult> run(ChainedOptionsBuilder options) {
    try {
      return new Runner(options.build()).run();
    } catch (RunnerException e) {
      throw new IllegalStateException("a benchmark failed: " + e.getMessage(), e);
    }
  }
}
