package dev.payouts.reporting.report;

import java.util.Arrays;
import java.util.Optional;

/** Milliseconds, every one of them kept: percentiles are exact, at eight bytes a payout. */
final class Durations {
  private static final int FIRST = 16;

  private long[] millis = new long[FIRST];
  private int size;
  private boolean sorted = true;

  void add(long one) {
    if (size == millis.length) {
      millis = Arrays.copyOf(millis, size + size / 2);
    }
    millis[size++] = one;
    sorted = false;
  }

  void addAll(Durations others) {
    for (int i = 0; i < others.size; i++) {
      add(others.millis[i]);
    }
  }

  int size() {
    return size;
  }

  /**
   * The least that so many of a hundred do not exceed, by nearest rank: always one that was
   * measured. Empty where nothing was.
   *
   * @param percent over 0, at most 100
   */
  Optional<Long> percentile(double percent) {
    if (size == 0) {
      return Optional.empty();
    }
    if (!sorted) {
      Arrays.sort(millis, 0, size);
      sorted = true;
    }
    int rank = (int) Math.ceil(percent / 100 * size);
    return Optional.of(millis[Math.min(size, Math.max(1, rank)) - 1]);
  }
}
