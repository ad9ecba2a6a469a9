package dev.payouts.standalone.health;

import dev.payouts.standalone.stack.Ports;
import dev.payouts.standalone.stack.Role;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Asks the roles named, or all that listen on this machine if none is, and ends with 0 if they are
 * well, with 1 if one is not or none is there. Reads PAYOUTS_(ROLE)_PORT, PAYOUTS_BIND_ADDRESS and
 * PAYOUTS_TLS_CERTIFICATE_FILE as the services do.
 */
public final class HealthCheck {
  /** Readiness asks the broker, for two seconds at most. */
  private static final Duration LIMIT = Duration.ofSeconds(4);

  private final Ports ports;
  private final Probe probe;
  private final PrintStream out;

  HealthCheck(Map<String, String> environment, PrintStream out) {
    this.ports = Ports.from(environment);
    this.probe =
        new Probe(
            host(environment.getOrDefault("PAYOUTS_BIND_ADDRESS", "").strip()),
            !environment.getOrDefault("PAYOUTS_TLS_CERTIFICATE_FILE", "").isBlank(),
            LIMIT);
    this.out = out;
  }

  public static void main(String[] words) {
    System.exit(new HealthCheck(System.getenv(), System.out).run(List.of(words)) ? 0 : 1);
  }

  /** Every address includes this machine's own. */
  private static String host(String bound) {
    return switch (bound) {
      case "", "0.0.0.0", "::" -> "127.0.0.1";
      default -> bound.contains(":") ? "[" + bound + "]" : bound;
    };
  }

  boolean run(List<String> words) {
    List<Role> named = words.stream().map(HealthCheck::role).toList();
    List<Role> asked = named.isEmpty() ? Arrays.asList(Role.values()) : named;
    int well = 0;
    int unwell = 0;
    for (Role role : asked) {
      switch (probe.ask(role, ports.of(role))) {
        case Health.Well() -> {
          out.println(role.word() + " is well");
          well++;
        }
        case Health.Unwell(String problem) -> {
          out.println(role.word() + " " + problem);
          unwell++;
        }
        case Health.Absent() -> {
          if (!named.isEmpty()) {
            out.println(role.word() + " does not run here");
            unwell++;
          }
        }
      }
    }
    if (well + unwell == 0) {
      out.println("no role runs here");
    }
    return well > 0 && unwell == 0;
  }

  private static Role role(String word) {
    return Role.of(word)
        .orElseThrow(() -> new IllegalArgumentException(word + " is none of " + Role.WORDS));
  }
}
