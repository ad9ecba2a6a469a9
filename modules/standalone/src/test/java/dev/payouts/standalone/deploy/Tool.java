package dev.payouts.standalone.deploy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program that tests use where it is there. */
public enum Tool {
  PROMTOOL("build/prometheus-tools fetches it"),
  PROMETHEUS("build/prometheus-tools fetches it"),
  KUBECTL("any version with Kustomize will do");

  private final String advice;

  Tool(String advice) {
    this.advice = advice;
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Skips the test, with the reason, where the program is not found. */
  public Path orSkip() {
    String variable = "PAYOUTS_" + name();
    Stream<String> named =
        Stream.of(System.getProperty("payouts." + word()), System.getenv(variable))
            .filter(Objects::nonNull)
            .filter(path -> !path.isBlank());
    Stream<String> onPath =
        Arrays.stream(
                Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1))
            .map(directory -> directory + File.separator + word());
    var found = Stream.concat(named, onPath).map(Path::of).filter(Files::isExecutable).findFirst();
    Assumptions.assumeTrue(
        found.isPresent(),
        () -> "%s is neither named by %s nor on PATH; %s".formatted(word(), variable, advice));
    return found.orElseThrow();
  }
}
