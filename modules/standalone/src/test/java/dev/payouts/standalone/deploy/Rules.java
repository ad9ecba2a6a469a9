package dev.payouts.standalone.deploy;

import dev.payouts.standalone.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The rules of deploy/prometheus. */
public record Rules(List<Alert> alerts, List<Recorded> recorded) {
  /** Where Prometheus' files are. */
  public static final Path DIRECTORY = Program.repository().resolve("deploy/prometheus");

  /** An alert. */
  public record Alert(
      String name, String expression, Map<String, String> labels, Map<String, String> texts) {}

  /** A series that is computed from others. */
  public record Recorded(String name, String expression, Map<String, String> labels) {}

  public static Rules read() {
    var rules = new Rules(new ArrayList<>(), new ArrayList<>());
    for (Path file : files("rules")) {
      for (Object group : list(yaml(file), "groups")) {
        list(group, "rules").forEach(rules::add);
      }
    }
    return rules;
  }

  private void add(Object rule) {
    String expression = text(rule, "expr").strip();
    if (map(rule).containsKey("alert")) {
      alerts.add(
          new Alert(
              text(rule, "alert"), expression, texts(rule, "labels"), texts(rule, "annotations")));
    } else {
      recorded.add(new Recorded(text(rule, "record"), expression, texts(rule, "labels")));
    }
  }

  static List<Path> files(String directory) {
    try (Stream<Path> files = Files.list(DIRECTORY.resolve(directory))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For a configuration in that directory. */
  public static void copyInto(Path directory) throws IOException {
    Path rules = Files.createDirectories(directory.resolve("rules"));
    for (Path file : files("rules")) {
      Files.copy(file, rules.resolve(file.getFileName()));
    }
  }

  static Object yaml(Path file) {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked") // What the file is, the test of that file says.
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked") // As above.
  static List<Object> list(Object value, String key) {
    return (List<Object>) map(value).getOrDefault(key, List.of());
  }

  static String text(Object value, String key) {
    return String.valueOf(map(value).get(key));
  }

  @SuppressWarnings("unchecked") // As above.
  static Map<String, String> texts(Object value, String key) {
    return (Map<String, String>) map(value).getOrDefault(key, Map.of());
  }
}
