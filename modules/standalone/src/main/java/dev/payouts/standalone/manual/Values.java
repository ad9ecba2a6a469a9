package dev.payouts.standalone.manual;

import java.util.List;

/** What can be written somewhere on the command line, as far as a shell can complete it. */
sealed interface Values {
  /** Anything, or nothing. */
  record Free() implements Values {}

  record Files() implements Values {}

  record Directories() implements Values {}

  /** The first word of any command. */
  record Commands() implements Values {}

  record OneOf(List<String> words) implements Values {
    public OneOf {
      words = List.copyOf(words);
    }
  }

  static Values oneOf(String... words) {
    return new OneOf(List.of(words));
  }
}
