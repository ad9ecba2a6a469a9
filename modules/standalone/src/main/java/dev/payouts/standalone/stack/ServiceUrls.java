package dev.payouts.standalone.stack;

import dev.payouts.service.InvalidSetting;
import dev.payouts.service.tls.ServiceHttp;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Where the services answer HTTP, as the environment says it. */
final class ServiceUrls {
  private static final String ADDRESS = "https?://[^\\s/?#]+";

  private ServiceUrls() {}

  /** Such as {@code http://127.0.0.1:8081}, without a path. */
  static String of(Role role, Ports ports, Map<String, String> environment) {
    return switch (role) {
      case PRODUCER, ORCHESTRATOR -> {
        String set = environment.getOrDefault(variable(role), "").strip();
        yield set.isEmpty() ? here(role, ports, environment) : checked(role, set);
      }
      case WORKER, POLLER -> here(role, ports, environment);
      case KAFKA, REGISTRY, SANDBOX -> ports.http(role);
    };
  }

  private static String here(Role role, Ports ports, Map<String, String> environment) {
    return ServiceHttp.isOverTls(environment)
        ? ports.http(role).replaceFirst("http:", "https:")
        : ports.http(role);
  }

  private static String checked(Role role, String set) {
    String url = set.endsWith("/") ? set.substring(0, set.length() - 1) : set;
    InvalidSetting.unless(
        url.matches(ADDRESS),
        "payouts." + role.word() + ".url",
        "must be an http or https address without a path, such as https://payouts.example:%d, and is \"%s\""
            .formatted(role.defaultPort(), set));
    return url;
  }

  /** The environment of services that are started here, for this machine alone. */
  static Map<String, String> without(Map<String, String> environment) {
    Map<String, String> rest = new HashMap<>(environment);
    rest.remove(variable(Role.PRODUCER));
    rest.remove(variable(Role.ORCHESTRATOR));
    rest.keySet().removeIf(name -> name.toUpperCase(Locale.ROOT).startsWith("PAYOUTS_TLS_"));
    return rest;
  }

  private static String variable(Role role) {
    return "PAYOUTS_" + role.name() + "_URL";
  }
}
