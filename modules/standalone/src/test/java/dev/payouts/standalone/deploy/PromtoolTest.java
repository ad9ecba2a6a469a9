package dev.payouts.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prometheus' own tool takes the rules and configurations, and alerts do what their tests say. */
class PromtoolTest {
  private final String promtool = Tool.PROMTOOL.orSkip().toString();

  @TempDir private Path directory;

  @Test
  void takesTheRules() {
    run(List.of("check", "rules"), Rules.files("rules"));
  }

  @Test
  void takesTheConfigurationWithoutKeys() {
    run(List.of("check", "config"), List.of(Rules.DIRECTORY.resolve("prometheus.yml")));
  }

  /** It looks for the key's file beside the configuration. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "prometheus-keys.yml",
        "prometheus-kubernetes.yml",
        "../compose/prometheus.yml",
      })
  void takesTheConfigurationWithKeys(String file) throws IOException {
    Path config = directory.resolve("prometheus.yml");
    // Debian's promtool is built without what finds pods; all else of that file it can judge.
    String text =
        Files.readString(Rules.DIRECTORY.resolve(file))
            .replaceFirst("(credentials_file:).*", "$1 payouts.key")
            .replaceFirst("kubernetes_sd_configs:\n +- role: pod", "static_configs: []");
    Files.writeString(config, text);
    Rules.copyInto(directory);
    Files.writeString(directory.resolve("payouts.key"), "payouts_not-a-key");

    run(List.of("check", "config"), List.of(config));
  }

  @Test
  void alertsDoWhatTheirTestsSay() {
    run(List.of("test", "rules"), Rules.files("tests"));
  }

  private void run(List<String> words, List<Path> files) {
    List<String> command = new ArrayList<>(List.of(promtool));
    command.addAll(words);
    files.forEach(file -> command.add(file.toString()));

    Program ended = Program.run(directory, directory, Map.of(), command);

    assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out()).contains("SUCCESS");
  }
}
