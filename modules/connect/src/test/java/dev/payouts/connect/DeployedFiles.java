package dev.payouts.connect;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The files of deploy/connect, and what stands beside them. */
final class DeployedFiles {
  static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
  static final Path DIRECTORY = REPOSITORY.resolve("deploy/connect");

  /** Where the files say that secrets are. */
  static final String SECRETS = "/run/secrets";

  private static final JsonMapper JSON = new JsonMapper();

  private DeployedFiles() {}

  static String text(String name) {
    return read(DIRECTORY.resolve(name));
  }

  static String page(String name) {
    return read(REPOSITORY.resolve("docs").resolve(name));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every connector's file, such as postgres/results.json. */
  static List<String> connectors() {
    try (Stream<Path> files = Files.walk(DIRECTORY)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .map(file -> DIRECTORY.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, String> connector(String name) {
    return JSON.readValue(text(name), new TypeReference<TreeMap<String, String>>() {});
  }

  static String json(Map<String, String> connector) {
    return JSON.writeValueAsString(connector);
  }

  static Map<String, String> properties(String text) {
    Properties read = new Properties();
    try (Reader reader = new StringReader(text)) {
      read.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> properties = new TreeMap<>();
    read.stringPropertyNames().forEach(name -> properties.put(name, read.getProperty(name)));
    return properties;
  }

  /** The worker's file as it is with the lines for a secured Kafka, without which it has none. */
  static Map<String, String> securedWorker() {
    String[] parts = text("worker.properties").split("# A secured Kafka", 2);
    return properties(parts[0] + "# A secured Kafka" + parts[1].replaceAll("(?m)^#(?=\\S)", ""));
  }
}
