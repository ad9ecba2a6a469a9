package dev.payouts.proofs.simulation.engine;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Every choice of a history, so that a history is a list of numbers: it can be repeated, and
 * shortened by leaving numbers out. Zero is always the choice without a fault.
 */
public final class Choices {
  private static final int LENGTH_START = 256;

  private final SplittableRandom random;
  private final int[] given;
  private final boolean repeats;
  private int[] made = new int[LENGTH_START];
  private int count;

  private Choices(long seed, int[] given, boolean repeats) {
    this.random = new SplittableRandom(seed);
    this.given = given;
    this.repeats = repeats;
  }

  public static Choices random(long seed) {
    return new Choices(seed, new int[0], false);
  }

  /** The choices given, then none with a fault. */
  public static Choices repeat(int[] given) {
    return new Choices(0, given, true);
  }

  /** From 0 to {@code bound - 1}. */
  public int next(int bound) {
    int choice;
    if (repeats) {
      choice = count < given.length ? given[count] % bound : 0;
    } else {
      choice = random.nextInt(bound);
    }
    if (count == made.length) {
      made = Arrays.copyOf(made, count * 2);
    }
    made[count++] = choice;
    return choice;
  }

  public boolean oneIn(int many) {
    return next(many) == many - 1;
  }

  @SafeVarargs
  public final <T> T of(T first, T... others) {
    int choice = next(others.length + 1);
    return choice == 0 ? first : others[choice - 1];
  }

  /** From zero to just below the limit, in whole milliseconds. */
  public Duration within(Duration limit) {
    return Duration.ofMillis(next((int) Math.max(1, limit.toMillis())));
  }

  public int[] made() {
    return Arrays.copyOf(made, count);
  }
}
