package dev.payouts.standalone.stack;

import dev.payouts.service.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the environment says about where everything is.
 *
 * @param bootstrapServers a Kafka that is there already; no broker is started then
 * @param registryUrl a registry that is there already; none is started then
 * @param data where state is kept, a directory for each role
 */
public record Surroundings(
    Ports ports,
    Optional<String> bootstrapServers,
    Optional<String> registryUrl,
    Gateway gateway,
    Path data,
    Map<String, String> environment) {
  private static final String CONFLUENT_API = "/apis/ccompat/v7";
  private static final String DATA = "data";

  public static Surroundings from(Map<String, String> environment) {
    return of(environment, Gateway.from(environment));
  }

  /** For these roles alone, which need not all have the gateway's account. */
  public static Surroundings of(Set<Role> roles, Map<String, String> environment) {
    boolean account = roles.stream().anyMatch(Role::needsAccount);
    return of(environment, account ? Gateway.from(environment) : Gateway.ofMerchants(environment));
  }

  private static Surroundings of(Map<String, String> environment, Gateway gateway) {
    return new Surroundings(
        Ports.from(environment),
        value(environment, "PAYOUTS_KAFKA_BOOTSTRAP_SERVERS"),
        value(environment, "PAYOUTS_SCHEMA_REGISTRY_URL"),
        gateway,
        Path.of(value(environment, "PAYOUTS_DATA_DIR").orElse(DATA)),
        Map.copyOf(environment));
  }

  /** As {@link #from}, but paid through the bundled sandbox whatever gateway is set. */
  public static Surroundings ofSandbox(Map<String, String> environment) {
    return from(Gateway.without(environment));
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(s -> !s.isEmpty());
  }

  /** With state elsewhere. */
  public Surroundings keptIn(Path directory) {
    return new Surroundings(ports, bootstrapServers, registryUrl, gateway, directory, environment);
  }

  /** On these ports, with a broker, a registry and a sandbox of its own whatever is set. */
  public Surroundings apart(Ports own, Path directory) {
    return new Surroundings(
        own,
        Optional.empty(),
        Optional.empty(),
        new Gateway.Sandbox(),
        directory,
        ServiceUrls.without(Gateway.without(environment)));
  }

  /** Settings of this prefix as the services read them from the environment. */
  public <S> S settings(String prefix, Class<S> type) {
    return Settings.from(environment, prefix, type);
  }

  /** In the form of Kafka's setting bootstrap.servers. */
  public String kafka() {
    return bootstrapServers.orElse("127.0.0.1:" + ports.of(Role.KAFKA));
  }

  /** In the form of Confluent's setting schema.registry.url. */
  public String registry() {
    return registryUrl.orElse(ports.http(Role.REGISTRY) + CONFLUENT_API);
  }

  /** Base address of a service, such as {@code http://127.0.0.1:8081}. */
  public String http(Role role) {
    return ServiceUrls.of(role, ports, environment);
  }

  /** Where a role keeps its state. */
  Path data(Role role) {
    return data.resolve(role.word());
  }

  @Override
  public String toString() {
    // The environment holds the gateway's secret.
    return "Surroundings[kafka=%s, registry=%s, data=%s]".formatted(kafka(), registry(), data);
  }
}
