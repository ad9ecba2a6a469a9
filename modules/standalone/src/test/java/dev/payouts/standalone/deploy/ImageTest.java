package dev.payouts.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The image: its Dockerfile, and what of it can be run without an engine. */
class ImageTest {
  private static final Path ROOT = Program.repository();
  private static final Path IMAGE = ROOT.resolve("deploy/image");
  private static final String DOCKERFILE = YamlText.read(ROOT.resolve("Dockerfile"));

  @TempDir private Path directory;

  @Test
  void findsNothingWrong() {
    assertThat(ImageRules.findings(DOCKERFILE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          eclipse-temurin:25.0.3_9-jre-noble | eclipse-temurin:latest | is not pinned
          eclipse-temurin:25.0.3_9-jre-noble | eclipse-temurin:21.0.3_9-jre-noble | is not of Java 25
          COPY --from=build /image/libraries | COPY --from=build /image/libs | not in a layer above
          COPY pom.xml | COPY poms.xml | there is no poms.xml to copy
          COPY schemas schemas | COPY examples schemas | .dockerignore keeps out [examples]
          USER 10001:10001 | USER root | it runs as root
          PAYOUTS_DATA_DIR=/var/lib/payouts | PAYOUTS_DATA_DIR=/data | state is not where the volume is
          EXPOSE 8081 | EXPOSE 8080 | it exposes 8080
          ENTRYPOINT ["/usr/local/bin/payouts"] | ENTRYPOINT payouts | it starts payouts
          health.HealthCheck | health.Health0 | there is no class
          CMD ["java" | CMD ["curl" | its health check needs a program
          start-period=5m | start-period=1m | it counts as unwell
          """)
  void findsEveryPlantedMistake(String right, String wrong, String finding) {
    String planted = DOCKERFILE.replace(right, wrong);

    assertThat(planted).isNotEqualTo(DOCKERFILE);
    assertThat(ImageRules.findings(planted)).anySatisfy(f -> assertThat(f).contains(finding));
  }

  /** Another flag than the launcher's would be another JVM than the one that was tested. */
  @Test
  void itsJvmIsTheLaunchersButForTheHeap() {
    List<String> launcher =
        YamlText.read(ROOT.resolve("modules/standalone/service.jvm"))
            .lines()
            .filter(flag -> !flag.matches("-Xm[sxn].*"))
            .toList();

    assertThat(YamlText.read(IMAGE.resolve("service.jvm")).lines())
        .containsAll(launcher)
        .noneMatch(flag -> flag.matches("-Xm[sxn].*"))
        .anyMatch(flag -> flag.startsWith("-XX:MaxRAMPercentage="));
  }

  @ParameterizedTest
  @CsvSource({"run worker, service.jvm", "get wage-1, tool.jvm", "help, tool.jvm"})
  void theCommandBecomesTheJvm(String words, String flags) throws Exception {
    Path java = directory.resolve("java");
    Files.writeString(java, "#!/bin/sh\necho $$\nfor word in \"$@\"; do echo \"$word\"; done\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    List<String> command = new ArrayList<>(List.of(IMAGE.resolve("payouts").toString()));
    command.addAll(List.of(words.split(" ", -1)));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PATH", directory + ":" + System.getenv("PATH"));
    builder.environment().put("PAYOUTS_JAVA_OPTIONS", "-Xmx1g -Done=two");

    Process process = builder.start();
    List<String> lines = process.inputReader().lines().toList();

    assertThat(process.waitFor()).isZero();
    assertThat(lines.getFirst()).isEqualTo("" + process.pid());
    assertThat(lines)
        .containsSequence("@/opt/payouts/" + flags, "-Xmx1g", "-Done=two", "-cp")
        .contains("/opt/payouts/payouts/*:/opt/payouts/libraries/*")
        .endsWith(command.subList(1, command.size()).toArray(String[]::new));
  }

  @Test
  void ourJarsAreALayerOfTheirOwn() throws IOException {
    Path lib = Files.createDirectory(directory.resolve("lib"));
    String version = Pinned.property("version");
    List<String> ours = List.of("client-" + version + ".jar", "schemas-" + version + ".jar");
    List<String> others =
        List.of(
            "client-4.3.1.jar", "confluent-serdes-" + version + ".jar", "x-" + version + ".jar");
    for (String name : Stream.concat(ours.stream(), others.stream()).toList()) {
      Files.writeString(lib.resolve(name), name);
    }

    Path out = directory.resolve("out");
    List<String> command = List.of(IMAGE.resolve("layers").toString(), "" + lib, "" + out);
    Program sorted = Program.run(directory, ROOT, Map.of(), command);

    assertThat(sorted.exitCode()).as(sorted.err()).isZero();
    assertThat(names(out.resolve("payouts"))).containsExactlyElementsOf(ours);
    assertThat(names(out.resolve("libraries"))).containsExactlyInAnyOrderElementsOf(others);
  }

  private static List<String> names(Path in) throws IOException {
    try (Stream<Path> files = Files.list(in)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
