package dev.payouts.core.pairs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of what must follow, as text: a situation per heading, below it each outcome and the
 * inputs that lead to it.
 */
final class DecisionTable {
  private static final Path FILE = Path.of("src/test/resources/decisions.txt");
  private static final int COLUMNS = 118;

  private DecisionTable() {}

  static Map<String, Map<String, String>> read() throws IOException {
    var table = new LinkedHashMap<String, Map<String, String>>();
    Map<String, String> outcomes = new LinkedHashMap<>();
    String outcome = "";
    for (String line : Files.readAllLines(FILE)) {
      if (line.startsWith("== ")) {
        outcomes = new LinkedHashMap<>();
        table.put(line.substring(3), outcomes);
      } else if (line.startsWith("      ")) {
        for (String family : line.strip().split(" *\\| *", -1)) {
          for (String input : InputFamily.spread(family)) {
            if (outcomes.put(input, outcome) != null) {
              throw new IOException("two outcomes for '%s' in: %s".formatted(input, line));
            }
          }
        }
      } else if (line.startsWith("  ")) {
        outcome = line.strip();
      }
    }
    return table;
  }

  static void write(Map<String, Map<String, String>> table) throws IOException {
    var lines = new ArrayList<String>();
    lines.add("What each input leads to in each situation; held by EveryPairTest.");
    table.forEach(
        (situation, outcomes) -> {
          lines.add("");
          lines.add("== " + situation);
          var inputs = new LinkedHashMap<String, List<String>>();
          outcomes.forEach(
              (input, outcome) ->
                  inputs.computeIfAbsent(outcome, _ -> new ArrayList<>()).add(input));
          inputs.forEach(
              (outcome, names) -> {
                lines.add("  " + outcome);
                lines.addAll(wrapped(InputFamily.gather(names)));
              });
        });
    Files.createDirectories(FILE.getParent());
    Files.write(FILE, lines);
  }

  private static List<String> wrapped(List<String> names) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder("      ");
    for (String name : names) {
      boolean first = line.toString().isBlank();
      if (!first && line.length() + name.length() + 5 > COLUMNS) {
        lines.add(line.toString());
        line = new StringBuilder("      ");
        first = true;
      }
      line.append(first ? "" : " | ").append(name);
    }
    lines.add(line.toString());
    return lines;
  }
}
