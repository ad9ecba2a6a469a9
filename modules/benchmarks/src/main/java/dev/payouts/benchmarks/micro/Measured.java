package dev.payouts.benchmarks.micro;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one benchmark measured.
 *
 * @param subject what was measured, in words
 * @param nanos of one operation, on average
 * @param error half of the interval that holds the average with 99.9%, in nanoseconds
 * @param bytes allocated by one operation
 */
public record Measured(String subject, double nanos, double error, double bytes) {
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final Pattern WORD_START = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final String SUFFIX = "Bench";

  static Measured of(RunResult run) {
    Result<?> time = run.getPrimaryResult();
    Result<?> allocated = Objects.requireNonNull(run.getSecondaryResults().get(ALLOCATED));
    return new Measured(
        subject(run.getParams().getBenchmark()),
        time.getScore(),
        time.getScoreError(),
        allocated.getScore());
  }

  /** Of {@code a.b.CodecBench.serializeReply}: "codec serialize reply". */
  static String subject(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    String type = benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1, method);
    String subject = type.substring(0, type.length() - SUFFIX.length());
    String name = subject + " " + benchmark.substring(method + 1);
    return WORD_START.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
  }
}
