package dev.payouts.standalone.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML as plain maps and lists; a key that stands twice is an error. */
final class YamlText {
  private YamlText() {}

  static List<Map<String, Object>> documents(String text) {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    List<Map<String, Object>> documents = new ArrayList<>();
    for (Object document : new Yaml(new SafeConstructor(strict)).loadAll(text)) {
      documents.add(Rules.map(document));
    }
    return documents;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A map below a key, empty where there is none. */
  static Map<String, Object> below(Map<String, Object> content, String key) {
    Object value = content.get(key);
    return value == null ? Map.of() : Rules.map(value);
  }

  /** A list of words below a key, empty where there is none. */
  static List<String> words(Map<String, Object> content, String key) {
    return content.get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  static Map<String, String> texts(Map<String, Object> content, String key) {
    return below(content, key).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
  }
}
