package dev.payouts.standalone.deploy;

import dev.payouts.standalone.Program;
import dev.payouts.standalone.stack.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A resource of Kubernetes.
 *
 * @param file where it stands
 */
record Manifest(String file, Map<String, Object> content) {
  static final Path DIRECTORY = Program.repository().resolve("deploy/kubernetes");
  private static final List<String> KUSTOMIZE = List.of("Kustomization", "Component");

  /**
   * A pod's template, of whichever kind of resource.
   *
   * @param claims the volumes that each pod gets for itself
   */
  record Pod(
      String name, Map<String, Object> metadata, Map<String, Object> spec, List<String> claims) {
    Map<String, String> labels() {
      return YamlText.texts(metadata, "labels");
    }

    Map<String, Object> container() {
      return Rules.map(Rules.list(spec, "containers").getFirst());
    }

    /** Which of our roles it runs. */
    Optional<Role> role() {
      List<String> words = YamlText.words(container(), "args");
      return "payouts".equals(container().get("image"))
              && words.size() == 2
              && words.getFirst().equals("run")
          ? Role.of(words.getLast())
          : Optional.empty();
    }
  }

  static List<Manifest> all() {
    try (Stream<Path> files = Files.walk(DIRECTORY)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .flatMap(file -> parse("" + DIRECTORY.relativize(file), YamlText.read(file)).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without what is Kustomize's own and patches that are no resources. */
  static List<Manifest> parse(String file, String text) {
    List<Manifest> manifests = new ArrayList<>();
    if (!text.startsWith("- op:")) {
      for (Map<String, Object> document : YamlText.documents(text)) {
        if (!KUSTOMIZE.contains(String.valueOf(document.get("kind")))) {
          manifests.add(new Manifest(file, document));
        }
      }
    }
    return manifests;
  }

  String kind() {
    return Rules.text(content, "kind");
  }

  String name() {
    return Rules.text(YamlText.below(content, "metadata"), "name");
  }

  Map<String, Object> spec() {
    return YamlText.below(content, "spec");
  }

  Optional<Pod> pod() {
    return switch (kind()) {
      case "Deployment", "StatefulSet", "Job" -> {
        Map<String, Object> template = YamlText.below(spec(), "template");
        List<String> claims =
            Rules.list(spec(), "volumeClaimTemplates").stream()
                .map(claim -> Rules.text(YamlText.below(Rules.map(claim), "metadata"), "name"))
                .toList();
        yield Optional.of(
            new Pod(
                name(),
                YamlText.below(template, "metadata"),
                YamlText.below(template, "spec"),
                claims));
      }
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return "%s: %s %s".formatted(file, kind(), name());
  }
}
