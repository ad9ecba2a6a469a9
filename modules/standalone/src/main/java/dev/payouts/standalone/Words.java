package dev.payouts.standalone;

import dev.payouts.standalone.manual.Nearest;
import dev.payouts.standalone.manual.Page;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows a command, read word by word; an option that its page does not have is refused. */
final class Words {
  private static final long NUMBER_MAX = 1_000_000_000_000L;

  private final Page page;
  private final Deque<String> words;
  private boolean optionsEnded;

  Words(Page page, List<String> words) {
    this.page = page;
    this.words = new ArrayDeque<>(words);
  }

  Page page() {
    return page;
  }

  /** The command's name. */
  String command() {
    return page.name();
  }

  /**
   * Null after the last one. Of {@code --name=value} the name comes first; behind {@code --} there
   * are no options, for a payout's id may begin with a dash.
   */
  @Nullable String next() throws UsageError {
    String word = words.poll();
    if (word == null || optionsEnded || !word.startsWith("-")) {
      return word;
    }
    if (word.equals("--")) {
      optionsEnded = true;
      return words.poll();
    }
    int equals = word.indexOf('=');
    if (equals > 0 && page.knows(word.substring(0, equals))) {
      words.push(word.substring(equals + 1));
      word = word.substring(0, equals);
    }
    if (!page.knows(word)) {
      throw unknown(word);
    }
    return page.letters().getOrDefault(word, word);
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

  String value(String option, String what) throws UsageError {
    @Nullable String value = words.poll();
    if (value == null || value.isBlank()) {
      throw new UsageError(option + " needs " + what);
    }
    return value;
  }

  UsageError unknown(String word) {
    String meant =
        word.startsWith("-")
            ? Nearest.to(word, page.optionNames()).map(" (did you mean %s?)"::formatted).orElse("")
            : "";
    return new UsageError("%s does not know \"%s\"%s".formatted(command(), word, meant));
  }
}
