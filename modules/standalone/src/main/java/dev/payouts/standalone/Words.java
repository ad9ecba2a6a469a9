package dev.payouts.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows a command, read word by word. */
final class Words {
  private static final long NUMBER_MAX = 1_000_000_000_000L;

  private final String command;
  private final Deque<String> words;

  Words(String command, List<String> words) {
    this.command = command;
    this.words = new ArrayDeque<>(words);
  }

  String command() {
    return command;
  }

  /** Null after the last one. */
  @Nullable String next() {
    return words.poll();
  }

  long number(String option, long least) throws UsageError {
    return number(option, least, NUMBER_MAX);
  }

  long number(String option, long least, long most) throws UsageError {
    String text = value(option, "a number");
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, like a number out of range.
    }
    throw new UsageError(
        "%s needs a number from %d to %d, not %s".formatted(option, least, most, text));
  }

  String only(String what) throws UsageError {
    String word = words.poll();
    if (word == null) {
      throw new UsageError(command + " needs " + what);
    }
    if (!words.isEmpty()) {
      throw unknown(words.element());
    }
    return word;
  }

  String value(String option, String what) throws UsageError {
    @Nullable String value = words.poll();
    if (value == null || value.isBlank()) {
      throw new UsageError(option + " needs " + what);
    }
    return value;
  }

  UsageError unknown(String word) {
    return new UsageError(command + " does not know \"" + word + "\"");
  }
}
