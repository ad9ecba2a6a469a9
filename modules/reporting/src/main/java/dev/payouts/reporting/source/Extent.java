package dev.payouts.reporting.source;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The offsets of a topic that are read: from the first still there to the end of what was committed
 * when reading began.
 *
 * @param ranges by partition
 */
public record Extent(String topic, SortedMap<Integer, Range> ranges) {
  /**
   * @param end the first offset that is not read
   */
  public record Range(long begin, long end) {
    public boolean isEmpty() {
      return begin >= end;
    }
  }

  public Extent {
    ranges = new TreeMap<>(ranges);
  }

  /** Such as {@code payout.results 0:[0,120) 1:[0,98)}. */
  public String words() {
    return topic
        + ranges.entrySet().stream().map(Extent::words).collect(Collectors.joining(" ", " ", ""));
  }

  private static String words(Map.Entry<Integer, Range> one) {
    return "%d:[%d,%d)".formatted(one.getKey(), one.getValue().begin(), one.getValue().end());
  }
}
