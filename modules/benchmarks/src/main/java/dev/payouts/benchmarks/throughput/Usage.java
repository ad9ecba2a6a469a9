package dev.payouts.benchmarks.throughput;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Processor time that each process has used since it was started.
 *
 * @param seconds by process; as the system counts it, usually in hundredths
 */
public record Usage(Map<String, Double> seconds) {
  /**
   * @param pids by process
   */
  static Usage of(Map<String, Long> pids) {
    Map<String, Double> seconds = new TreeMap<>();
    pids.forEach((name, pid) -> seconds.put(name, seconds(pid)));
    return new Usage(seconds);
  }

  private static double seconds(long pid) {
    return ProcessHandle.of(pid)
            .flatMap(process -> process.info().totalCpuDuration())
            .orElse(Duration.ZERO)
            .toNanos()
        / 1e9;
  }

  Usage since(Usage before) {
    Map<String, Double> used = new TreeMap<>();
    seconds.forEach((name, now) -> used.put(name, now - before.seconds().getOrDefault(name, 0.0)));
    return new Usage(used);
  }
}
