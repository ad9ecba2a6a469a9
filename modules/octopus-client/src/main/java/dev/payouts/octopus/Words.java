package dev.payouts.octopus;

import java.util.Optional;
import java.util.function.Function;

/** Looks a wire word up among the constants of an enumeration. */
final class Words {
  private Words() {}

  static <E extends Enum<E>> Optional<E> find(
      E[] constants, Function<E, String> word, String wanted) {
    for (E constant : constants) {
      if (word.apply(constant).equals(wanted)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
