package dev.payouts.standalone.deploy;

import dev.payouts.sandbox.MerchantAccount;
import dev.payouts.standalone.stack.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.MountableFile;

/** A broker, a registry, and every role from the built image, each in a container of its own. */
final class Containers implements AutoCloseable {
  private static final String KEYS = "/etc/payouts/access/keys";
  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final int READABLE_BY_ALL = 0444;

  private final Network network = Network.newNetwork();
  private final List<GenericContainer<?>> others = new ArrayList<>();
  private final Map<Role, GenericContainer<?>> roles = new HashMap<>();
  private final KafkaContainer kafka =
      new KafkaContainer("apache/kafka:" + Pinned.property("kafka.version"))
          .withNetwork(network)
          .withListener("kafka:19092");
  private final String image;
  private final Path keys;

  private Containers(String image, Path keys) {
    this.image = image;
    this.keys = keys;
  }

  /**
   * @param keys the file of API keys of all services
   */
  static Containers start(String image, Path keys) {
    Containers containers = new Containers(image, keys);
    try {
      containers.start();
      return containers;
    } catch (RuntimeException failed) {
      containers.close();
      throw failed;
    }
  }

  private void start() {
    kafka.start();
    GenericContainer<?> registry =
        new GenericContainer<>("apicurio/apicurio-registry:" + Pinned.property("apicurio.version"))
            .withNetwork(network)
            .withNetworkAliases("registry")
            .withEnv("APICURIO_STORAGE_KIND", "kafkasql")
            .withEnv("APICURIO_KAFKASQL_BOOTSTRAP_SERVERS", "kafka:19092")
            .withExposedPorts(Ours.port(Role.REGISTRY))
            .waitingFor(Wait.forHttp("/apis/ccompat/v7/subjects"))
            .withStartupTimeout(START_LIMIT);
    others.add(registry);
    registry.start();
    for (Role role :
        List.of(Role.SANDBOX, Role.PRODUCER, Role.ORCHESTRATOR, Role.WORKER, Role.POLLER)) {
      GenericContainer<?> container = container(role);
      roles.put(role, container);
      container.start();
    }
  }

  /** Well as the image's own health check has it. */
  private GenericContainer<?> container(Role role) {
    return new GenericContainer<>(image)
        .withCommand("run", role.word())
        .withNetwork(network)
        .withNetworkAliases(role.word())
        .withEnv(role == Role.SANDBOX ? Map.of("PAYOUTS_BIND_ADDRESS", "0.0.0.0") : environment())
        .withCopyFileToContainer(MountableFile.forHostPath(keys, READABLE_BY_ALL), KEYS)
        .withExposedPorts(Ours.port(role))
        .waitingFor(Wait.forHealthcheck())
        .withStartupTimeout(START_LIMIT);
  }

  private static Map<String, String> environment() {
    MerchantAccount account = MerchantAccount.PUBLISHED;
    return Map.of(
        "PAYOUTS_BIND_ADDRESS",
        "0.0.0.0",
        "PAYOUTS_ACCESS_KEYS_FILE",
        KEYS,
        "PAYOUTS_KAFKA_BOOTSTRAP_SERVERS",
        "kafka:19092",
        "PAYOUTS_SCHEMA_REGISTRY_URL",
        "http://registry:8080/apis/ccompat/v7",
        "PAYOUTS_GATEWAY_URL",
        "http://sandbox:" + Ours.port(Role.SANDBOX),
        "PAYOUTS_GATEWAY_KEY",
        account.key(),
        "PAYOUTS_GATEWAY_SECRET",
        account.secret(),
        "PAYOUTS_GATEWAY_MERCHANT_UID",
        account.merchantUid());
  }

  /** Where this machine reaches a role. */
  String http(Role role) {
    GenericContainer<?> container = roles.get(role);
    if (container == null) {
      throw new IllegalArgumentException("no container of " + role);
    }
    return "http://%s:%d".formatted(container.getHost(), container.getMappedPort(Ours.port(role)));
  }

  @Override
  public void close() {
    roles.values().forEach(GenericContainer::stop);
    others.forEach(GenericContainer::stop);
    kafka.stop();
    network.close();
  }
}
