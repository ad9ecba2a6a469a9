package dev.payouts.reporting.report;

import java.util.Arrays;
import java.util.Optional;

/** Milliseconds, every one of them kept: percentiles are exact, at eight bytes a payout. */
final class Durations {
  static final int ALL = 1_000;
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
   * The least that so many of a thousand do not exceed, by nearest rank: always one that was
   * measured. Empty where nothing was.
   *
   * @param perMille from 1 to 1000; whole, because 7.0 / 100 * 100 is more than 7
   */
  Optional<Long> atMost(int perMille) {
    if (size == 0) {
      return Optional.empty();
    }
    if (!sorted) {
      Arrays.sort(millis, 0, size);
      sorted = true;
    }
    long rank = ((long) perMille * size + ALL - 1) / ALL;
    return Optional.of(millis[Math.toIntExact(rank) - 1]);
  }
}
