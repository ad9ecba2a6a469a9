package dev.payouts.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The modules the root POM lists, in its order, and the classes of ours they compiled. */
record Reactor(Path root, List<String> modulePaths) {
  static final String OURS = "dev.payouts.";

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  static Reactor read(Path root) throws IOException {
    return new Reactor(
        root,
        MODULE
            .matcher(Files.readString(root.resolve("pom.xml")))
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList());
  }

  List<String> modules() {
    return modulePaths.stream().map(Reactor::name).toList();
  }

  /** By module. A module with sources must have been compiled before this one. */
  Map<String, List<JavaClass>> classes() {
    Map<String, List<JavaClass>> byModule = new LinkedHashMap<>();
    for (String path : modulePaths) {
      Path compiled = root.resolve(path).resolve("target/classes");
      if (Files.isDirectory(root.resolve(path).resolve("src/main/java"))) {
        if (!Files.isDirectory(compiled)) {
          throw new AssertionError(compiled + " is missing: build all modules, this one last");
        }
        byModule.put(name(path), ours(compiled));
      }
    }
    return byModule;
  }

  private static List<JavaClass> ours(Path compiled) {
    JavaClasses imported = new ClassFileImporter().importPath(compiled);
    return imported.stream().filter(type -> type.getName().startsWith(OURS)).toList();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
