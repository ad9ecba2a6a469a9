package dev.payouts.localstack;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command line of a main class here: {@code --name value} pairs and the lifeline switch. */
record Arguments(Map<String, String> values, boolean lifeline) {

  static Arguments parse(String[] words, Set<String> known) {
    Map<String, String> values = new HashMap<>();
    boolean lifeline = false;
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      if (word.equals(Lifeline.ARGUMENT)) {
        lifeline = true;
      } else if (known.contains(word) && i + 1 < words.length) {
        values.put(word, words[++i]);
      } else {
        throw new IllegalArgumentException("unknown or incomplete argument " + word);
      }
    }
    return new Arguments(values, lifeline);
  }

  String required(String name) {
    return optional(name)
        .orElseThrow(() -> new IllegalArgumentException("argument " + name + " is missing"));
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(values.get(name));
  }

  int port(String name) {
    String value = required(name);
    try {
      int port = Integer.parseInt(value);
      if (port > 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // Reported below, like a number out of range.
    }
    throw new IllegalArgumentException(name + " must be a port from 1 to 65535, not " + value);
  }
}
