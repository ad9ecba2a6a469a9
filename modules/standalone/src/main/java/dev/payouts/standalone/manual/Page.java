package dev.payouts.standalone.manual;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to know about one command.
 *
 * @param name one word, or two such as {@code prove drills}
 * @param operands what follows it before any option, such as FILE
 * @param summary one line for the list of commands
 * @param about what one would ask next, a line each
 * @param letters short names of options
 * @param codes how it can end, and what that means here
 */
public record Page(
    String name,
    Section section,
    String operands,
    Values operandValues,
    String summary,
    List<String> about,
    List<Option> options,
    Map<String, String> letters,
    List<String> examples,
    Map<Exit, String> codes) {
  public Page {
    about = List.copyOf(about);
    options = List.copyOf(options);
    letters = Map.copyOf(letters);
    examples = List.copyOf(examples);
    codes = new EnumMap<>(codes);
  }

  /** The first word of its name. */
  public String command() {
    return name.split(" ", 2)[0];
  }

  /** The second word of its name, if it has one. */
  Optional<String> part() {
    String[] words = name.split(" ", 2);
    return words.length == 1 ? Optional.empty() : Optional.of(words[1]);
  }

  /** Whether it is an option of this command, also by its letter. */
  public boolean knows(String option) {
    return optionNames().contains(option) || letters.containsKey(option);
  }

  /** Whether a value follows this option. */
  public boolean takesValue(String option) {
    return options.stream().anyMatch(one -> one.name().equals(option) && !one.value().isEmpty());
  }

  /** Every long option, in the order of the table. */
  public List<String> optionNames() {
    return options.stream().map(Option::name).toList();
  }

  /**
   * How it is written, part by part: operands, then options, those that may be left out in
   * brackets.
   */
  List<String> usage() {
    List<String> words = new ArrayList<>(List.of("./payouts", name));
    if (!operands.isEmpty()) {
      words.add(operands);
    }
    for (Option option : options) {
      words.add(option.required() ? option.written() : "[" + option.written() + "]");
    }
    return words;
  }
}
