package dev.payouts.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** kubectl's own Kustomize puts the manifests together, and what comes out is Kubernetes'. */
class KustomizeTest {
  private final String kubectl = Tool.KUBECTL.orSkip().toString();

  @TempDir private Path directory;

  /** A copy, because the sandbox needs a file of keys that is nobody's to keep here. */
  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.walk(Manifest.DIRECTORY)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = directory.resolve(Manifest.DIRECTORY.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.writeString(directory.resolve("overlays/sandbox/keys"), "operator read 00\n");
  }

  private List<Manifest> build(String of) {
    Program built =
        Program.run(
            directory,
            directory,
            Map.of(),
            List.of(kubectl, "kustomize", directory.resolve(of).toString()));
    assertThat(built.exitCode()).as(built.err()).isZero();
    return Manifest.parse(of, built.out());
  }

  /** As docs/DEPLOYMENT.md has somebody write it for real. */
  private List<Manifest> buildWith(String... components) throws IOException {
    Path own = Files.createDirectory(directory.resolve("overlays/own"));
    String list =
        Stream.of(components)
            .map(one -> "  - ../../components/" + one + "\n")
            .collect(Collectors.joining());
    Files.writeString(
        own.resolve("kustomization.yaml"),
        "kind: Kustomization\nresources:\n  - ../../base\ncomponents:\n" + list);
    return build("overlays/own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/sandbox"})
  void isPutTogetherAndValid(String of) {
    List<Manifest> built = build(of);

    assertThat(built.stream().flatMap(one -> ManifestSchema.findings(one).stream())).isEmpty();
    assertThat(images(built)).isNotEmpty();
    assertThat(images(built).stream().flatMap(image -> Pinned.findings(image).stream())).isEmpty();
  }

  private static Set<String> images(List<Manifest> built) {
    return built.stream()
        .flatMap(one -> one.pod().stream())
        .map(pod -> Rules.text(pod.container(), "image"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What pods name of secrets and settings is there, or may be missing. */
  @Test
  void theSandboxNamesNothingThatIsNotThere() {
    List<Manifest> built = build("overlays/sandbox");
    Set<String> there = new TreeSet<>();
    built.forEach(one -> there.add(one.kind() + " " + one.name()));

    List<String> missing = new ArrayList<>();
    for (Manifest manifest : built) {
      assertThat(YamlText.below(manifest.content(), "metadata").getOrDefault("namespace", "none"))
          .isEqualTo(manifest.kind().equals("Namespace") ? "none" : "payouts-sandbox");
      manifest.pod().ifPresent(pod -> missing.addAll(named(pod.spec())));
    }
    missing.removeAll(there);

    assertThat(missing).isEmpty();
  }

  private static List<String> named(Map<String, Object> pod) {
    List<String> named = new ArrayList<>();
    for (Object volume : Rules.list(pod, "volumes")) {
      Map<String, Object> secret = YamlText.below(Rules.map(volume), "secret");
      if (secret.containsKey("secretName")) {
        named.add("Secret " + secret.get("secretName"));
      }
    }
    Object container = Rules.list(pod, "containers").getFirst();
    for (Object source : Rules.list(container, "envFrom")) {
      Map<String, Object> settings = YamlText.below(Rules.map(source), "configMapRef");
      if (settings.containsKey("name")) {
        named.add("ConfigMap " + settings.get("name"));
      }
    }
    for (Object variable : Rules.list(container, "env")) {
      Map<String, Object> from = YamlText.below(Rules.map(variable), "valueFrom");
      Map<String, Object> key = YamlText.below(from, "secretKeyRef");
      if (key.containsKey("name")) {
        named.add("Secret " + key.get("name"));
      }
    }
    return named;
  }

  @Test
  void withTlsEveryProbeAsksOverIt() throws IOException {
    List<Manifest> built = buildWith("tls");

    assertThat(built.stream().flatMap(one -> ManifestSchema.findings(one).stream())).isEmpty();
    for (Manifest manifest : built) {
      manifest
          .pod()
          .map(Manifest.Pod::container)
          .ifPresent(
              container -> {
                for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                  assertThat(YamlText.below(YamlText.below(container, probe), "httpGet"))
                      .containsEntry("scheme", "HTTPS");
                }
                assertThat(Rules.list(container, "env"))
                    .extracting(variable -> Rules.text(variable, "name"))
                    .contains("PAYOUTS_TLS_CERTIFICATE_FILE", "PAYOUTS_TLS_PRIVATE_KEY_FILE");
              });
    }
  }

  @Test
  void withWebhooksTheProducerAloneGetsTheirSecretAndTheWayOut() throws IOException {
    List<Manifest> built = buildWith("webhooks");

    assertThat(built.stream().flatMap(one -> ManifestSchema.findings(one).stream())).isEmpty();
    NetworkRules rules = NetworkRules.of(built);
    assertThat(rules.letsOut(NetworkRules.End.role("producer"), 443)).isTrue();
    assertThat(rules.letsOut(NetworkRules.End.role("orchestrator"), 443)).isFalse();
    assertThat(built)
        .filteredOn(one -> one.pod().isPresent())
        .filteredOn(one -> one.content().toString().contains("payouts-webhooks"))
        .extracting(Manifest::name)
        .containsExactly("producer");
  }

  @Test
  void withAJobForTopicsTheServicesMakeNone() throws IOException {
    List<Manifest> built = buildWith("topics", "tls");

    assertThat(built)
        .filteredOn(one -> one.name().startsWith("payouts-settings"))
        .singleElement()
        .satisfies(
            one ->
                assertThat(YamlText.texts(one.content(), "data"))
                    .containsEntry("PAYOUTS_TOPICS_CREATE", "false"));
    assertThat(built).extracting(Manifest::kind).contains("Job");
  }
}
