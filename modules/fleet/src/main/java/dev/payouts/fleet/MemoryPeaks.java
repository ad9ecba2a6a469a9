package dev.payouts.fleet;

import java.util.Map;
import java.util.TreeMap;

/** The most memory each process was seen to hold, and all of them at one moment. */
public final class MemoryPeaks {
  private final Map<String, Long> pids;
  private final Map<String, Long> peaks = new TreeMap<>();
  private long peak;

  public MemoryPeaks(Map<String, Long> pids) {
    this.pids = pids;
  }

  public void sample() {
    long sum = 0;
    for (var process : pids.entrySet()) {
      long bytes = Memory.residentBytes(process.getValue());
      peaks.merge(process.getKey(), bytes, Math::max);
      sum += bytes;
    }
    peak = Math.max(peak, sum);
  }

  public Map<String, Long> byProcess() {
    return peaks;
  }

  public long together() {
    return peak;
  }
}
