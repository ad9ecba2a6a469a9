package dev.payouts.standalone.system;

import dev.payouts.localstack.KafkaSettings;
import dev.payouts.localstack.LocalKafka;
import dev.payouts.localstack.LocalRegistry;
import dev.payouts.localstack.RegistrySettings;
import dev.payouts.standalone.stack.Ports;
import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Stack;
import dev.payouts.standalone.stack.StackPlan;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.testing.Collector;
import dev.payouts.testing.WebhookReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All roles on a broker and a registry that tests can kill, started once for all tests of this JVM.
 * The orchestrator is a stack of its own, so that it can stop while others go on, and so are worker
 * and poller, so that their account can be changed.
 */
final class PayoutSystem {
  /** Lanes whose account is wrong until {@link #mendAccounts}. */
  static final String WRONG_KEY = "wrong-key";

  static final String WRONG_SECRET = "wrong-secret";

  /** A lane no other test pays on. */
  static final String COUNTED = "counted";

  /** A lane without an account, which {@link #restartOrchestratorWithoutLeaving} takes away. */
  static final String LEAVING = "leaving";

  /** Found nowhere but in requests' signatures, if the product keeps its word. */
  static final String KEY = "canary-key-5f1c0e";

  static final String SECRET = "canary-secret-93ad77";

  /** Signs what the webhook is told. */
  static final String WEBHOOK_SECRET = "whsec_canary/webhook/secret/0123456789";

  /** Who is told of every result. */
  static final String WEBHOOK = "desk";

  private static final WebhookReceiver RECEIVER = new WebhookReceiver();

  /** Where every service tells what it does. */
  private static final Collector COLLECTOR = new Collector();

  private static @Nullable PayoutSystem shared;

  private final Path data;
  private final LocalKafka kafka;
  private final LocalRegistry registry;
  private final Surroundings at;
  private final Stack core;
  private Stack orchestrator;
  private Stack gatewaySide;
  private final Flow flow;
  private final Entrance entrance;
  private final Gateway gateway;

  private PayoutSystem(Path data) {
    this.data = data;
    kafka =
        LocalKafka.start(KafkaSettings.temporary().keptIn(data.resolve("kafka")).startingFast());
    registry =
        LocalRegistry.start(
            RegistrySettings.on(kafka.bootstrapServers()).loggingTo(data.resolve("registry")));
    at = Surroundings.from(environment());
    core = start(Set.of(Role.SANDBOX, Role.PRODUCER), settings(WRONG_KEY));
    orchestrator = start(Set.of(Role.ORCHESTRATOR), with(LEAVING, settings(WRONG_KEY)));
    gatewaySide = start(Set.of(Role.WORKER, Role.POLLER), settings(WRONG_KEY));
    flow = new Flow(at);
    entrance = new Entrance(at);
    gateway = new Gateway(at);
  }

  static synchronized PayoutSystem shared() {
    if (shared == null) {
      PayoutSystem started = new PayoutSystem(directory());
      Runtime.getRuntime().addShutdownHook(new Thread(started::close, "payout-system-close"));
      shared = started;
    }
    return shared;
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("payouts-system-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    environment.put("PAYOUTS_SCHEMA_REGISTRY_URL", registry.url());
    environment.put("PAYOUTS_DATA_DIR", data.toString());
    environment.put("PAYOUTS_SANDBOX_KEY", KEY);
    environment.put("PAYOUTS_SANDBOX_SECRET", SECRET);
    environment.put("PAYOUTS_WEBHOOKS_DESK_URL", RECEIVER.url());
    environment.put("PAYOUTS_WEBHOOKS_DESK_SECRET", WEBHOOK_SECRET);
    Ports.free()
        .byRole()
        .forEach((role, port) -> environment.put("PAYOUTS_" + role.name() + "_PORT", "" + port));
    return environment;
  }

  private Stack start(Set<Role> roles, Map<String, Object> settings) {
    return Stack.start(new StackPlan(roles, at, settings, true, true));
  }

  /**
   * A gateway on this machine needs none of the minutes a network needs.
   *
   * @param wrong what the key and the secret that are wrong begin with; empty for none
   */
  private static Map<String, Object> settings(String wrong) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("payouts.policy.attempt-deadline", "8s");
    settings.put("payouts.policy.call-limit", "4s");
    settings.put("payouts.policy.orphaned-socket", "1s");
    settings.put("payouts.policy.clock-skew", "0s");
    settings.put("payouts.policy.not-found-staleness", "0s");
    settings.put("payouts.policy.inquiry-longest", "2s");
    settings.put("payouts.policy.inquiry-limit", "10s");
    settings.put("payouts.gateway.call-limit", "4s");
    settings.put("payouts.gateway.response-limit", "3s");
    settings.put("payouts.gateway.connect-limit", "2s");
    settings.put("payouts.producer.delivery-limit", "3s");
    settings.put("payouts.gateway.every-lane", false);
    settings.put("payouts.tracing.endpoint", COLLECTOR.endpoint());
    settings.put("payouts.webhooks.desk.url", RECEIVER.url());
    settings.put("payouts.webhooks.desk.secret", WEBHOOK_SECRET);
    account(settings, WRONG_KEY, wrong + KEY, SECRET);
    account(settings, WRONG_SECRET, KEY, wrong + SECRET);
    account(settings, COUNTED, KEY, SECRET);
    return settings;
  }

  private static Map<String, Object> with(String lane, Map<String, Object> settings) {
    settings.put("payouts.lanes." + lane + ".window", "100");
    settings.put("payouts.gateway.lanes." + lane + ".merchant-uid", "sandbox-merchant");
    return settings;
  }

  private static void account(
      Map<String, Object> settings, String lane, String key, String secret) {
    with(lane, settings).put("payouts.gateway.lanes." + lane + ".key", key);
    settings.put("payouts.gateway.lanes." + lane + ".secret", secret);
  }

  /** Starts worker and poller again, now with the right account for every lane. */
  void mendAccounts() {
    gatewaySide.close();
    gatewaySide = start(Set.of(Role.WORKER, Role.POLLER), settings(""));
  }

  /**
   * What is open on that lane waits for it to come back.
   *
   * @return when the first had ended and the second, whose counters begin anew, had not started
   */
  Instant restartOrchestratorWithoutLeaving() {
    orchestrator.close();
    Instant between = Instant.now();
    orchestrator = start(Set.of(Role.ORCHESTRATOR), settings(WRONG_KEY));
    return between;
  }

  void stopOrchestrator() {
    orchestrator.close();
  }

  void startOrchestrator() {
    orchestrator = start(Set.of(Role.ORCHESTRATOR), settings(WRONG_KEY));
  }

  /** A further instance in a process of its own, told apart from those of this process. */
  Instance startInstance(String name, Map<String, Object> unlike, Role... roles) {
    Map<String, Object> settings = settings("");
    settings.putAll(unlike);
    return Instance.start(at.keptIn(data.resolve(name)), name, settings, List.of(roles));
  }

  LocalKafka kafka() {
    return kafka;
  }

  LocalRegistry registry() {
    return registry;
  }

  Surroundings at() {
    return at;
  }

  /** What stands in the topics. */
  Flow flow() {
    return flow;
  }

  /** The producer as its callers see it. */
  Entrance entrance() {
    return entrance;
  }

  /** The sandbox's ledger. */
  Gateway gateway() {
    return gateway;
  }

  /** What the services have told of payouts' ways. */
  Collector collector() {
    return COLLECTOR;
  }

  /** Who is told of every result. */
  WebhookReceiver receiver() {
    return RECEIVER;
  }

  Path servicesLog() {
    return core.logFile();
  }

  /** What every process and service of this run has logged so far. */
  String logs() {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".log")).toList()) {
        if (!file.startsWith(data.resolve("kafka").resolve("records"))) {
          text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void close() {
    flow.close();
    COLLECTOR.close();
    RECEIVER.close();
    core.close();
    orchestrator.close();
    gatewaySide.close();
    registry.kill();
    kafka.kill();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
