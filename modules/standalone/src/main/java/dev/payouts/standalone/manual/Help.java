package dev.payouts.standalone.manual;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code ./payouts help} prints. */
public final class Help {
  private static final int GAP = 2;
  private static final int WIDTH = 100;

  private Help() {}

  /**
   * @param topic a command, the first word of several, or nothing for the list of all
   */
  public static List<String> of(String topic) {
    if (topic.isEmpty()) {
      return general();
    }
    List<Page> pages =
        Manual.PAGES.stream()
            .filter(page -> page.name().equals(topic) || page.command().equals(topic))
            .toList();
    return switch (pages.size()) {
      case 0 -> throw new IllegalArgumentException("there is no help on " + topic);
      case 1 -> page(pages.getFirst());
      default -> several(topic, pages);
    };
  }

  private static List<String> general() {
    List<String> lines = new ArrayList<>();
    lines.add("usage: ./payouts COMMAND, and ./payouts help COMMAND for all about one");
    for (Section section : Section.values()) {
      Map<String, String> rows = new LinkedHashMap<>();
      for (Page page : Manual.PAGES) {
        if (page.section() == section) {
          String name = section.isOfSeveral() ? page.part().orElseThrow() : page.name();
          rows.put((name + " " + page.operands()).strip(), page.summary());
        }
      }
      lines.add("");
      lines.add(section.title());
      lines.addAll(aligned(rows));
    }
    lines.add("");
    lines.add(
        "Settings are environment variables: docs/CONFIGURATION.md. Without PAYOUTS_GATEWAY_URL it pays at the");
    lines.add(
        "bundled sandbox. Data goes to stdout, all else to stderr. A command ends with 0 if all is well, else with");
    lines.add(
        "1 failed, 2 misused, 3 the answer is no, 4 not known; its help says what that means there.");
    return lines;
  }

  private static List<String> several(String command, List<Page> pages) {
    Map<String, String> rows = new LinkedHashMap<>();
    pages.forEach(page -> rows.put(page.part().orElseThrow(), page.summary()));
    List<String> lines = new ArrayList<>();
    lines.add(
        "usage: ./payouts %s NAME, and ./payouts help %s NAME for all about one"
            .formatted(command, command));
    lines.add("");
    lines.addAll(aligned(rows));
    return lines;
  }

  private static List<String> page(Page page) {
    List<String> lines = new ArrayList<>();
    lines.addAll(wrapped("usage:", page.usage()));
    lines.add("");
    lines.add(sentence(page.summary()));
    lines.addAll(page.about());
    Map<String, String> options = new LinkedHashMap<>();
    for (Option option : page.options()) {
      String letters =
          page.letters().entrySet().stream()
              .filter(letter -> letter.getValue().equals(option.name()))
              .map(letter -> letter.getKey() + ", ")
              .findFirst()
              .orElse("");
      options.put(letters + option.written(), option.what());
    }
    add(lines, "options", aligned(options));
    add(
        lines,
        "example",
        page.examples().stream().map(example -> " ".repeat(GAP) + example).toList());
    Map<String, String> codes = new LinkedHashMap<>();
    page.codes().forEach((exit, meaning) -> codes.put("" + exit.code(), meaning));
    add(lines, "exit code", aligned(codes));
    return lines;
  }

  /** In lines of no more than a terminal's width, those after the first indented. */
  private static List<String> wrapped(String title, List<String> parts) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(title);
    for (String part : parts) {
      if (line.length() + 1 + part.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(title.length()));
      }
      line.append(' ').append(part);
    }
    lines.add(line.toString());
    return lines;
  }

  private static void add(List<String> lines, String title, List<String> part) {
    if (!part.isEmpty()) {
      lines.add("");
      lines.add(title);
      lines.addAll(part);
    }
  }

  private static String sentence(String summary) {
    return Character.toUpperCase(summary.charAt(0)) + summary.substring(1) + ".";
  }

  private static List<String> aligned(Map<String, String> rows) {
    int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    rows.forEach(
        (name, what) ->
            lines.add(" ".repeat(GAP) + name + " ".repeat(width - name.length() + GAP) + what));
    return lines;
  }
}
