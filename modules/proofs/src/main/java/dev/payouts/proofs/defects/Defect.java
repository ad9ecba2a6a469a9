package dev.payouts.proofs.defects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A mistake that somebody could make, as a change of the product's sources.
 *
 * <p>Its file: a first line that says what is wrong, then for each source file a line {@code ==
 * path} and its edits, lines with {@code -} that are replaced by those with {@code +} behind them.
 * Lines are compared without their indentation.
 *
 * @param edits by source file, seen from the repository
 */
record Defect(String name, String says, Map<Path, List<Edit>> edits) {
  private static final String SUFFIX = ".txt";

  /** Lines that stand once in the file, and what stands there instead. */
  record Edit(List<String> before, List<String> after) {
    Edit() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  static List<Defect> readAll(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(directory)) {
      files = found.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
    List<Defect> defects = new ArrayList<>();
    for (Path file : files) {
      defects.add(read(file));
    }
    return defects;
  }

  private static Defect read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    Map<Path, List<Edit>> edits = new LinkedHashMap<>();
    List<Edit> current = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("== ")) {
        current = new ArrayList<>();
        edits.put(Path.of(line.substring(3).strip()), current);
      } else if (line.startsWith("-")) {
        if (current.isEmpty() || !current.getLast().after().isEmpty()) {
          current.add(new Edit());
        }
        current.getLast().before().add(line.substring(1).strip());
      } else if (line.startsWith("+")) {
        current.getLast().after().add(line.substring(1));
      }
    }
    String name = file.getFileName().toString();
    return new Defect(name.substring(0, name.length() - SUFFIX.length()), lines.getFirst(), edits);
  }

  /**
   * The source with the defect in it.
   *
   * @throws IllegalStateException if the lines to replace do not stand there exactly once
   */
  String plant(Path source, String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (Edit edit : edits.getOrDefault(source, List.of())) {
      int at = find(source, lines, edit);
      lines.subList(at, at + edit.before().size()).clear();
      lines.addAll(at, edit.after());
    }
    return String.join("\n", lines);
  }

  private int find(Path source, List<String> lines, Edit edit) {
    int found = -1;
    int length = edit.before().size();
    for (int at = 0; at + length <= lines.size(); at++) {
      List<String> here = lines.subList(at, at + length).stream().map(String::strip).toList();
      if (here.equals(edit.before())) {
        if (found >= 0) {
          throw new IllegalStateException(
              "defect %s: its lines stand twice in %s".formatted(name, source));
        }
        found = at;
      }
    }
    if (found < 0) {
      throw new IllegalStateException(
          "defect %s: its lines are not in %s any more; bring it up to date: %s"
              .formatted(name, source, edit.before()));
    }
    return found;
  }
}
