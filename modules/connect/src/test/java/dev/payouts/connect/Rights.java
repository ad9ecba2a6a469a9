package dev.payouts.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/** What deploy/kafka/acls.csv gives a role, each operation by itself. */
final class Rights {
  private static final int COLUMNS = 6;

  private Rights() {}

  static List<AclBinding> of(String role, String user) {
    try {
      return Files.readAllLines(DeployedFiles.REPOSITORY.resolve("deploy/kafka/acls.csv")).stream()
          .map(line -> List.of(line.split(",", COLUMNS)))
          .filter(line -> line.getFirst().equals(role))
          .flatMap(line -> bindings(line, user))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<AclBinding> bindings(List<String> line, String user) {
    ResourcePattern resource =
        new ResourcePattern(
            ResourceType.valueOf(line.get(1).replace('-', '_').toUpperCase(Locale.ROOT)),
            line.get(3),
            PatternType.valueOf(line.get(2).toUpperCase(Locale.ROOT)));
    return Stream.of(line.get(4).split(" "))
        .map(
            operation ->
                new AclBinding(
                    resource,
                    new AccessControlEntry(
                        "User:" + user,
                        "*",
                        SecurityUtils.operation(operation),
                        AclPermissionType.ALLOW)));
  }
}
