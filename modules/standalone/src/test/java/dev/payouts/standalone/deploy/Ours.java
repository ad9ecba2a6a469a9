package dev.payouts.standalone.deploy;

import dev.payouts.standalone.Program;
import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the product needs of whoever runs it. */
final class Ours {
  /** Those with an HTTP side that asks for API keys. */
  static final Set<Role> SERVICES =
      Set.of(Role.PRODUCER, Role.ORCHESTRATOR, Role.WORKER, Role.POLLER);

  /**
   * The longest that a stop may take: HTTP calls, which have
   * spring.lifecycle.timeout-per-shutdown-phase, then streams or calls under way, which have 15 s.
   */
  static final int STOP_SECONDS = 20 + 15;

  /** How long a start waits for Kafka and registry before it ends by itself. */
  static final int PATIENCE_SECONDS = 5 * 60;

  /** The user of the image. */
  static final int UID = 10_001;

  private static final String DOCKERFILE =
      YamlText.read(Program.repository().resolve("Dockerfile"));
  private static final Pattern OWNED =
      Pattern.compile("install -d -o %1$d -g %1$d ([^\\n&]+)".formatted(UID));

  private Ours() {}

  static int port(Role role) {
    return Surroundings.from(Map.of()).ports().of(role);
  }

  static boolean isService(Role role) {
    return SERVICES.contains(role);
  }

  /** Those that the image's user owns, and where all may write. */
  static List<String> directories() {
    Matcher owned = OWNED.matcher(DOCKERFILE);
    if (!owned.find()) {
      throw new IllegalStateException("the Dockerfile makes no directories");
    }
    return List.of((owned.group(1).strip() + " /tmp").split(" ", -1));
  }
}
