package dev.payouts.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The schemas that were ever released: {@code released/<name>/<version>.avsc}. */
record ReleasedSchemas(Path directory) {
  private static final String SUFFIX = ".avsc";

  /** By version, from 1. */
  SortedMap<Integer, Schema> versions(String name) {
    Path versions = directory.resolve(name);
    if (!Files.isDirectory(versions)) {
      return Collections.emptySortedMap();
    }
    SortedMap<Integer, Schema> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(versions)) {
      for (Path file : files.toList()) {
        String version = file.getFileName().toString().replace(SUFFIX, "");
        found.put(Integer.parseInt(version), parse(Files.readString(file)));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return found;
  }

  Path file(String name, int version) {
    return directory.resolve(name).resolve(version + SUFFIX);
  }

  static Schema parse(String json) {
    return new Schema.Parser().parse(json);
  }
}
