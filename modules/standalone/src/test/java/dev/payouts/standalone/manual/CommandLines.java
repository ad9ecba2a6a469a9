package dev.payouts.standalone.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Command lines that the manual says can be written: each option of each command once. */
public final class CommandLines {
  private CommandLines() {}

  public static List<String> all() {
    List<String> lines = new ArrayList<>();
    for (Page page : Manual.PAGES) {
      if (page.name().equals("test")) {
        continue;
      }
      String must =
          page.options().stream()
              .filter(Option::required)
              .map(option -> " " + option.name() + " " + value(option))
              .collect(Collectors.joining());
      // Of its limits, which may all be left out, it needs one.
      String some = page.name().equals("lanes limit") ? " --window 1" : "";
      String least = page.name() + operand(page) + must + some;
      lines.add(least);
      for (Option option : page.options()) {
        if (!option.required()) {
          lines.add(
              least + " " + option.name() + (option.value().isEmpty() ? "" : " " + value(option)));
        }
      }
      page.letters().keySet().forEach(letter -> lines.add(least + " " + letter));
    }
    return lines;
  }

  private static String operand(Page page) {
    if (page.operands().isEmpty()) {
      return "";
    }
    return page.operandValues() instanceof Values.OneOf(List<String> words)
        ? " " + words.getFirst()
        : page.operandValues() instanceof Values.Commands ? " submit" : " a";
  }

  private static String value(Option option) {
    return option.values() instanceof Values.OneOf(List<String> words) ? words.getFirst() : "1";
  }
}
