package dev.payouts.standalone.system;

import dev.payouts.standalone.Program;
import dev.payouts.standalone.stack.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of metrics in docs/OPERATIONS.md: {@code | `name{label,label}`, `name` | role, role |
 * says |}.
 */
record MetricTable(List<Entry> entries) {
  private static final String HEAD = "| metric | from | says |";
  private static final Pattern METRIC = Pattern.compile("`([a-z_]+)(?:\\{([a-z_,]+)})?`(?:, )?");

  record Entry(String name, Set<String> labels, List<Role> roles) {}

  static MetricTable read() {
    try {
      String page = Files.readString(Program.repository().resolve("docs/OPERATIONS.md"));
      List<Entry> entries = new ArrayList<>();
      page.lines()
          .dropWhile(line -> !line.equals(HEAD))
          .skip(2)
          .takeWhile(line -> line.startsWith("|"))
          .forEach(line -> read(line, entries));
      return new MetricTable(entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(String line, List<Entry> entries) {
    String[] cells = line.split(" ?\\| ?", -1);
    List<Role> roles =
        Arrays.stream(cells[2].split(", ", -1)).map(word -> Role.of(word).orElseThrow()).toList();
    Matcher metric = METRIC.matcher(cells[1]);
    int end = 0;
    while (metric.find() && metric.start() == end) {
      Set<String> labels = new TreeSet<>();
      if (metric.group(2) != null) {
        labels.addAll(List.of(metric.group(2).split(",", -1)));
      }
      entries.add(new Entry(metric.group(1), labels, roles));
      end = metric.end();
    }
    if (end != cells[1].length()) {
      throw new AssertionError("not a list of metrics: " + cells[1]);
    }
  }

  /** What a role exports, with the labels, the one that all have included. */
  Map<String, Set<String>> of(Role role) {
    Map<String, Set<String>> metrics = new HashMap<>();
    for (Entry entry : entries) {
      if (entry.roles().contains(role)) {
        Set<String> labels = new TreeSet<>(entry.labels());
        labels.add("service");
        if (metrics.put(entry.name(), labels) != null) {
          throw new AssertionError(entry.name() + " is there twice for " + role);
        }
      }
    }
    return metrics;
  }
}
