package dev.payouts.core.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Every choice of a history, so that a history is a list of numbers: it can be repeated, and
 * shortened by leaving numbers out. Zero is always the choice without a fault.
 */
final class Choices {
  private final SplittableRandom random;
  private final List<Integer> given;
  private final boolean repeats;
  private final List<Integer> made = new ArrayList<>();

  private Choices(long seed, List<Integer> given, boolean repeats) {
    this.random = new SplittableRandom(seed);
    this.given = given;
    this.repeats = repeats;
  }

  static Choices random(long seed) {
    return new Choices(seed, List.of(), false);
  }

  static Choices repeat(List<Integer> given) {
    return new Choices(0, given, true);
  }

  /** From 0 to {@code bound - 1}. */
  int next(int bound) {
    int choice;
    if (repeats) {
      choice = made.size() < given.size() ? given.get(made.size()) % bound : 0;
    } else {
      choice = random.nextInt(bound);
    }
    made.add(choice);
    return choice;
  }

  boolean oneIn(int many) {
    return next(many) == many - 1;
  }

  @SafeVarargs
  final <T> T of(T first, T... others) {
    int choice = next(others.length + 1);
    return choice == 0 ? first : others[choice - 1];
  }

  List<Integer> made() {
    return made;
  }
}
