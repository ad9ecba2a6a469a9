package dev.payouts.standalone.deploy;

import dev.payouts.standalone.Program;
import dev.payouts.standalone.stack.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A file of Docker Compose, as far as ours use what there is. */
record ComposeFile(Map<String, Object> content) {
  static final String WHOLE = "docker-compose.yml";
  static final String SMALL = "docker-compose.small.yml";

  /** Something of the host or of the composition at a place of the container. */
  record Mount(String source, String target, boolean readOnly) {
    static Mount parse(String text) {
      String[] parts = text.split(":", 3);
      return new Mount(parts[0], parts[1], parts.length > 2 && parts[2].equals("ro"));
    }

    boolean isOfHost() {
      return source.startsWith(".");
    }
  }

  /** A port of the container that the host has too. */
  record Port(String address, String published, String target) {
    static Port parse(String text) {
      String[] parts = text.split(":", -1);
      return parts.length == 3
          ? new Port(parts[0], parts[1], parts[2])
          : new Port("every address", parts[0], parts[parts.length - 1]);
    }
  }

  /** A service of the composition. */
  record Service(String name, Map<String, Object> content) {
    String image() {
      return String.valueOf(content.get("image"));
    }

    boolean isOurs() {
      return image().startsWith("payouts:");
    }

    /** What it runs as, if it runs one of our roles. */
    Optional<Role> role() {
      List<String> command = YamlText.words(content, "command");
      return isOurs() && command.size() == 2 && command.getFirst().equals("run")
          ? Role.of(command.getLast())
          : Optional.empty();
    }

    Map<String, String> environment() {
      return YamlText.texts(content, "environment");
    }

    List<Port> ports() {
      return YamlText.words(content, "ports").stream().map(Port::parse).toList();
    }

    List<Mount> mounts() {
      return YamlText.words(content, "volumes").stream().map(Mount::parse).toList();
    }

    List<String> secrets() {
      return YamlText.words(content, "secrets");
    }

    /** The services it starts after, with the condition. */
    Map<String, String> dependsOn() {
      return YamlText.below(content, "depends_on").entrySet().stream()
          .collect(
              Collectors.toMap(
                  Map.Entry::getKey, entry -> Rules.text(entry.getValue(), "condition")));
    }
  }

  static ComposeFile parse(String text) {
    return new ComposeFile(YamlText.documents(text).getFirst());
  }

  static String text(String file) {
    return YamlText.read(Program.repository().resolve(file));
  }

  List<Service> services() {
    return YamlText.below(content, "services").entrySet().stream()
        .map(entry -> new Service(entry.getKey(), Rules.map(entry.getValue())))
        .toList();
  }

  Optional<Service> service(String name) {
    return services().stream().filter(service -> service.name().equals(name)).findFirst();
  }

  List<Service> brokers() {
    return services().stream()
        .filter(service -> service.image().startsWith("apache/kafka:"))
        .toList();
  }

  Set<String> volumes() {
    return YamlText.below(content, "volumes").keySet();
  }

  Map<String, Object> secrets() {
    return YamlText.below(content, "secrets");
  }

  /** Host and port of each address in a text such as {@code a:1,b:2} or {@code http://c:3/d}. */
  static List<String[]> addresses(String text) {
    return Arrays.stream(text.replaceFirst("^[a-z]+://", "").replaceFirst("/.*", "").split(",", -1))
        .map(address -> address.split(":", 2))
        .toList();
  }
}
