package dev.payouts.standalone.demo;

import dev.payouts.standalone.stack.Memory;
import java.util.Map;
import java.util.TreeMap;

/** The most memory each process was seen to hold, and all of them at one moment. */
final class MemoryPeaks {
  private final Map<String, Long> pids;
  private final Map<String, Long> peaks = new TreeMap<>();
  private long peak;

  MemoryPeaks(Map<String, Long> pids) {
    this.pids = pids;
  }

  void sample() {
    long sum = 0;
    for (var process : pids.entrySet()) {
      long bytes = Memory.residentBytes(process.getValue());
      peaks.merge(process.getKey(), bytes, Math::max);
      sum += bytes;
    }
    peak = Math.max(peak, sum);
  }

  Map<String, Long> byProcess() {
    return peaks;
  }

  long together() {
    return peak;
  }
}
