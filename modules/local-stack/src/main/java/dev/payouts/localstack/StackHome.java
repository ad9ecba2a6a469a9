package dev.payouts.localstack;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the jars of broker and registry lie: the directory named by the system property {@code
 * payouts.stack.home}, which the build fills at modules/local-stack/target.
 */
record StackHome(Path directory) {
  static final String PROPERTY = "payouts.stack.home";

  static StackHome find() {
    String value = System.getProperty(PROPERTY, "");
    if (value.isBlank()) {
      throw new IllegalStateException(
          "The system property "
              + PROPERTY
              + " must name the target directory of modules/local-stack.");
    }
    return new StackHome(Path.of(value).toAbsolutePath());
  }

  String brokerClassPath() {
    return ownClasses() + File.pathSeparator + existing("broker").resolve("*");
  }

  String registryClassPath() {
    return ownClasses() + File.pathSeparator + existing("registry/quarkus-run.jar");
  }

  private Path existing(String name) {
    Path path = directory.resolve(name);
    if (!Files.exists(path)) {
      throw new IllegalStateException(
          path + " is missing; build it with: mvn -pl modules/local-stack process-resources");
    }
    return path;
  }

  private static Path ownClasses() {
    try {
      return Path.of(StackHome.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
