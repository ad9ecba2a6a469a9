package dev.payouts.standalone.manual;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All commands. */
public final class Manual {
  static final List<Page> PAGES =
      Stream.of(
              StartPages.all(),
              PayoutPages.all(),
              ReportPages.all(),
              OperatePages.all(),
              ProvePages.all(),
              BenchPages.all(),
              List.of(test(), help(), completion()))
          .flatMap(List::stream)
          .toList();

  private Manual() {}

  private static Page test() {
    return new Draft(Section.REST, "test", "run all checks and tests, the same as mvn verify")
        .operand("[MAVEN ARGUMENT...]", new Values.Free())
        .example("./payouts test")
        .page();
  }

  private static Page help() {
    return new Draft(Section.REST, "help", "show this, or all about one command")
        .operand("[COMMAND]", new Values.Commands())
        .about("The same as COMMAND --help. docs/CLI.md has all of it.")
        .example("./payouts help submit", "./payouts help prove drills")
        .page();
  }

  private static Page completion() {
    return new Draft(
            Section.REST, "completion", "print a script that lets a shell complete commands")
        .operand("SHELL", Values.oneOf("bash", "zsh"))
        .example("source <(./payouts completion bash)")
        .page();
  }

  /** The page of that name; two words of a name are separated by a blank. */
  public static Optional<Page> page(String name) {
    return PAGES.stream().filter(page -> page.name().equals(name)).findFirst();
  }

  /** The first words of all commands. */
  public static List<String> commands() {
    return PAGES.stream().map(Page::command).distinct().toList();
  }

  /** The second words of commands that begin with this one. */
  public static List<String> parts(String command) {
    return PAGES.stream()
        .filter(page -> page.command().equals(command))
        .flatMap(page -> page.part().stream())
        .toList();
  }

  /**
   * What to ask help about after these words: the longest name that they begin with, or nothing.
   */
  public static String topic(List<String> words) {
    Set<String> names = new LinkedHashSet<>(commands());
    PAGES.forEach(page -> names.add(page.name()));
    String two = String.join(" ", words.subList(0, Math.min(2, words.size())));
    if (names.contains(two)) {
      return two;
    }
    return !words.isEmpty() && names.contains(words.getFirst()) ? words.getFirst() : "";
  }
}
