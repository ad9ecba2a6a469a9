package dev.payouts.reporting.words;

import dev.payouts.reporting.Misuse;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The options of a command: {@code --name value}, and {@code --name} of those that are flags. */
public final class Options {
  private static final Pattern DURATION = Pattern.compile("\\d{1,6}[mhd]");

  private final Map<String, String> values;

  private Options(Map<String, String> values) {
    this.values = values;
  }

  /**
   * @param valued options that need a value
   * @param flags options that have none
   * @throws Misuse if a word is no option of these, or is there twice
   */
  public static Options of(
      String command, List<String> words, Set<String> valued, Set<String> flags) {
    Map<String, String> values = new TreeMap<>();
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      String value = "";
      if (valued.contains(word)) {
        if (!rest.hasNext()) {
          throw new Misuse(word + " needs a value");
        }
        value = rest.next();
        if (value.isBlank()) {
          throw new Misuse(word + " needs a value that is not blank");
        }
      } else if (!flags.contains(word)) {
        throw new Misuse(command + " does not know \"" + word + "\"");
      }
      if (values.put(word, value) != null) {
        throw new Misuse(word + " is given twice");
      }
    }
    return new Options(values);
  }

  public boolean has(String option) {
    return values.containsKey(option);
  }

  public Optional<String> value(String option) {
    return Optional.ofNullable(values.get(option));
  }

  public Optional<Path> path(String option) {
    return value(option).map(text -> path(option, text));
  }

  /** Such as 90m, 24h or 3d. */
  public Optional<Duration> duration(String option) {
    return value(option)
        .map(
            text -> {
              if (!DURATION.matcher(text).matches()) {
                throw new Misuse(
                    option + " needs a time such as 90m, 24h or 3d, not \"" + text + "\"");
              }
              long number = Long.parseLong(text.substring(0, text.length() - 1));
              return switch (text.charAt(text.length() - 1)) {
                case 'm' -> Duration.ofMinutes(number);
                case 'h' -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
              };
            });
  }

  private static Path path(String option, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new Misuse(option + " needs the name of a file, not \"" + text + "\"");
    }
  }
}
