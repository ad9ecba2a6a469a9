package dev.payouts.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The table of ARCHITECTURE.md: by module name, the modules it may use. What those may use, it may
 * use too.
 */
record ModuleTable(Map<String, Set<String>> arrows) {
  private static final String ALL = "all";
  private static final String NOTHING = "nothing";
  private static final int CELLS = 3;

  /** `modules/worker`, `schemas`: the name is what follows the last slash. */
  private static final Pattern MODULE = Pattern.compile("`(?:modules/)?([a-z-]+)`");

  static ModuleTable read(Path file) throws IOException {
    return parse(Files.readAllLines(file));
  }

  static ModuleTable parse(List<String> lines) {
    Map<String, Set<String>> arrows = new LinkedHashMap<>();
    for (String line : lines) {
      List<String> cells =
          Stream.of(line.split("\\|")).map(String::strip).filter(cell -> !cell.isEmpty()).toList();
      if (line.startsWith("|") && cells.size() == CELLS) {
        for (MatchResult module : MODULE.matcher(cells.getFirst()).results().toList()) {
          arrows.put(module.group(1), Set.of(cells.getLast().split(",\\s*")));
        }
      }
    }
    return new ModuleTable(arrows);
  }

  Set<String> modules() {
    return arrows.keySet();
  }

  boolean mayUse(String user, String used) {
    return user.equals(used) || reachable(user).contains(used);
  }

  private Set<String> reachable(String from) {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(arrows.getOrDefault(from, Set.of()));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (next.equals(ALL)) {
        return modules();
      }
      if (!next.equals(NOTHING) && found.add(next)) {
        open.addAll(arrows.getOrDefault(next, Set.of()));
      }
    }
    return found;
  }
}
