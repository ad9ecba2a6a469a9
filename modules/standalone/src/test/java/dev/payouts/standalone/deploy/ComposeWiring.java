package dev.payouts.standalone.deploy;

import dev.payouts.service.InvalidSetting;
import dev.payouts.standalone.deploy.ComposeFile.Service;
import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Surroundings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who starts after whom, with which settings, and where the others are. */
final class ComposeWiring {
  private static final KnownSettings KNOWN = KnownSettings.find();
  private static final Set<String> IMAGES_WITH_HEALTH_CHECK = Set.of("payouts");
  private static final List<String> ADDRESSES =
      List.of(
          "PAYOUTS_KAFKA_BOOTSTRAP_SERVERS",
          "PAYOUTS_SCHEMA_REGISTRY_URL",
          "PAYOUTS_GATEWAY_URL",
          "PAYOUTS_GATEWAY_NOTIFY_URL",
          "PAYOUTS_ORCHESTRATOR_ADVERTISED_ADDRESS",
          "PAYOUTS_PROMETHEUS_URL",
          "APICURIO_KAFKASQL_BOOTSTRAP_SERVERS");

  private final ComposeFile file;
  private final List<String> findings = new ArrayList<>();

  private ComposeWiring(ComposeFile file) {
    this.file = file;
  }

  static List<String> findings(ComposeFile file) {
    ComposeWiring wiring = new ComposeWiring(file);
    file.services().forEach(wiring::check);
    return wiring.findings;
  }

  private void unless(boolean fine, String finding) {
    if (!fine) {
      findings.add(finding);
    }
  }

  private void check(Service service) {
    service.dependsOn().forEach((other, condition) -> checkOrder(service, other, condition));
    service.environment().forEach((name, value) -> checkVariable(service, name, value));
    if (service.isOurs() && service.content().get("command") != null) {
      unless(service.role().isPresent(), service.name() + " runs no role");
    }
    service.role().ifPresent(role -> check(service, role));
  }

  private void checkOrder(Service service, String other, String condition) {
    var before = file.service(other);
    if (before.isEmpty()) {
      findings.add("%s waits for %s, which is not there".formatted(service.name(), other));
      return;
    }
    boolean can =
        switch (condition) {
          case "service_started" -> true;
          case "service_healthy" -> isHealthChecked(before.get());
          case "service_completed_successfully" ->
              "no".equals(before.get().content().get("restart"));
          default -> false;
        };
    unless(can, "%s waits in vain: %s %s".formatted(service.name(), other, condition));
  }

  private static boolean isHealthChecked(Service service) {
    Object own = service.content().get("healthcheck");
    return own == null
        ? IMAGES_WITH_HEALTH_CHECK.contains(service.image().split(":", 2)[0])
        : !YamlText.below(service.content(), "healthcheck").containsKey("disable");
  }

  private void checkVariable(Service service, String name, String value) {
    if (service.isOurs() && name.startsWith("PAYOUTS_")) {
      unless(KNOWN.knows(name), "no service knows " + name);
    }
    if (ADDRESSES.contains(name)) {
      ComposeFile.addresses(value).forEach(address -> checkAddress(name, address[0], address[1]));
    }
    if (name.endsWith("_FILE") && value.startsWith("/run/secrets/")) {
      unless(
          service.secrets().contains(value.substring("/run/secrets/".length())),
          "%s has no %s".formatted(service.name(), value));
    }
  }

  private void checkAddress(String name, String host, String port) {
    boolean listens =
        file.service(host)
            .map(
                service ->
                    service
                        .role()
                        .map(role -> port.equals("" + Ours.port(role)))
                        .orElseGet(() -> listensAt(service, port)))
            .orElse(false);
    unless(listens, "%s names %s:%s, where nobody listens".formatted(name, host, port));
  }

  private static boolean listensAt(Service service, String port) {
    return service.ports().stream().anyMatch(published -> published.target().equals(port))
        || service.environment().getOrDefault("KAFKA_LISTENERS", "").contains(":" + port);
  }

  private void check(Service service, Role role) {
    Map<String, String> environment = new HashMap<>(service.environment());
    try {
      var at = Surroundings.of(Set.of(role), environment);
      unless(
          role == Role.SANDBOX || !at.gateway().equals(Surroundings.from(Map.of()).gateway()),
          service.name() + " looks for the gateway in its own container");
    } catch (InvalidSetting e) {
      findings.add(service.name() + ": " + e.getMessage());
    }
    // What ports are published to; 127.0.0.1 is the container's own.
    unless(
        "0.0.0.0".equals(environment.get("PAYOUTS_BIND_ADDRESS")),
        service.name() + " listens where nobody can reach it");
    if (Ours.isService(role)) {
      String keys = environment.getOrDefault("PAYOUTS_ACCESS_KEYS_FILE", "none");
      unless(
          service.mounts().stream().anyMatch(mount -> keys.startsWith(mount.target() + "/")),
          service.name() + " does not start, because it has no API keys");
      unless(
          service.dependsOn().containsKey("keys"),
          service.name() + " may start before there are API keys");
    }
  }
}
