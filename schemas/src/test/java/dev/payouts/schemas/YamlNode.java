package dev.payouts.schemas;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A place in a YAML document; asking for one that is not there fails. */
record YamlNode(Object value) {

  static YamlNode read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      return new YamlNode(new Yaml(new SafeConstructor(new LoaderOptions())).load(reader));
    }
  }

  YamlNode get(String... path) {
    Object at = value;
    for (String name : path) {
      if (!(at instanceof Map<?, ?> map) || !map.containsKey(name)) {
        throw new AssertionError("no " + name + " in " + at);
      }
      at = map.get(name);
    }
    return new YamlNode(at);
  }

  String text(String name) {
    return get(name).value().toString();
  }

  List<YamlNode> children() {
    return ((Map<?, ?>) value).values().stream().map(YamlNode::new).toList();
  }

  List<YamlNode> items() {
    return ((List<?>) value).stream().map(YamlNode::new).toList();
  }

  /** What a reference within this document, the whole one, points to. */
  YamlNode follow(YamlNode reference) {
    String pointer = reference.text("$ref");
    return get(pointer.substring("#/".length()).split("/"));
  }
}
