package dev.payouts.proofs.fuzz;

import java.util.SplittableRandom;

/** A place where input from outside enters the product. For one thread. */
interface Door {
  /** In reports; also the directory of its corpus. */
  String name();

  /**
   * Lets an input in, as anybody could send it.
   *
   * @param random for what is not part of the input, such as its headers
   * @throws AssertionError if the product did with it what it must not
   */
  Answers take(byte[] input, SplittableRandom random);

  /**
   * What became of an input.
   *
   * @param inputs how many it held: rows, for a file
   * @param taken how many the product works with
   * @param refused how many somebody is told about
   */
  record Answers(long inputs, long taken, long refused) {
    static final Answers NONE = new Answers(0, 0, 0);

    static Answers taken(boolean taken) {
      return taken ? new Answers(1, 1, 0) : new Answers(1, 0, 1);
    }

    Answers plus(Answers other) {
      return new Answers(inputs + other.inputs, taken + other.taken, refused + other.refused);
    }

    /** Nothing may end in silence. */
    long unanswered() {
      return inputs - taken - refused;
    }
  }

  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
