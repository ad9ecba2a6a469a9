package dev.payouts.standalone.manual;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A page in the making. */
final class Draft {
  private final String name;
  private final Section section;
  private final String summary;
  private final Map<String, String> letters = new HashMap<>();
  private final Map<Exit, String> codes = new EnumMap<>(Exit.class);
  private String operands = "";
  private Values operandValues = new Values.Free();
  private List<String> about = List.of();
  private List<Option> options = List.of();
  private List<String> examples = List.of();

  /** Of a command that can be done, fail and be misused, as all can. */
  Draft(Section section, String name, String summary) {
    this.name = name;
    this.section = section;
    this.summary = summary;
    for (Exit exit : List.of(Exit.DONE, Exit.FAILED, Exit.MISUSED)) {
      codes.put(exit, exit.meaning());
    }
  }

  Draft operand(String written, Values values) {
    operands = written;
    operandValues = values;
    return this;
  }

  Draft about(String... lines) {
    about = List.of(lines);
    return this;
  }

  Draft with(Option... all) {
    options = List.of(all);
    return this;
  }

  /** Another name for an option. */
  Draft letter(String letter, String option) {
    letters.put(letter, option);
    return this;
  }

  Draft example(String... lines) {
    examples = List.of(lines);
    return this;
  }

  Draft exit(Exit exit, String meaning) {
    codes.put(exit, meaning);
    return this;
  }

  Page page() {
    return new Page(
        name, section, operands, operandValues, summary, about, options, letters, examples, codes);
  }
}
