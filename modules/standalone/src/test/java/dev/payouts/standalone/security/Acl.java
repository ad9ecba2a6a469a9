package dev.payouts.standalone.security;

import dev.payouts.standalone.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/** One operation of a line of deploy/kafka/acls.csv, the file that operators use. */
record Acl(
    String role, ResourceType type, PatternType pattern, String name, AclOperation operation) {
  static final Path DIRECTORY = Program.repository().resolve("deploy/kafka");
  private static final int COLUMNS = 6;

  /** Every line of the file as its columns. */
  static List<List<String>> lines() {
    try {
      return Files.readAllLines(DIRECTORY.resolve("acls.csv")).stream()
          .skip(1)
          .map(line -> List.of(line.split(",", COLUMNS)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Acl> of(String role) {
    return lines().stream()
        .filter(line -> line.getFirst().equals(role))
        .flatMap(Acl::split)
        .toList();
  }

  private static Stream<Acl> split(List<String> line) {
    return Stream.of(line.get(4).split(" "))
        .map(
            operation ->
                new Acl(
                    line.get(0),
                    ResourceType.valueOf(line.get(1).replace('-', '_').toUpperCase(Locale.ROOT)),
                    PatternType.valueOf(line.get(2).toUpperCase(Locale.ROOT)),
                    line.get(3),
                    SecurityUtils.operation(operation)));
  }

  /** For services that run under another application id. */
  Acl renamed(String before, String after) {
    return new Acl(role, type, pattern, name.replace(before, after), operation);
  }

  /** A name for a user that has every ACL of the role but this one. */
  String userWithout() {
    return (role + "-" + operation + "-" + type + "-" + name)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z]+", "-");
  }

  /** The others of its role. */
  List<Acl> rest() {
    return of(role).stream().filter(other -> !other.equals(this)).toList();
  }

  AclBinding binding(String user) {
    return new AclBinding(
        new ResourcePattern(type, name, pattern),
        new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
  }

  /** How a service begins to name it when it lacks; a prefix leaves the rest of the name open. */
  String words() {
    String resource =
        switch (type) {
          case TOPIC -> "topic ";
          case GROUP -> "group ";
          default -> "transactional ids that begin with ";
        };
    return SecurityUtils.operationName(operation) + " on " + resource + name;
  }

  @Override
  public String toString() {
    return role + ": " + words();
  }
}
