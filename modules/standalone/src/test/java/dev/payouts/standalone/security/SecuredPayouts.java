package dev.payouts.standalone.security;

import dev.payouts.service.KafkaSettings;
import dev.payouts.standalone.stack.Ports;
import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Stack;
import dev.payouts.standalone.stack.StackPlan;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Topics that a deployer made, and services that make none: each with a user of its own, which has
 * exactly the ACLs of its role.
 */
final class SecuredPayouts implements AutoCloseable {
  static final List<Role> SERVICES =
      List.of(Role.WORKER, Role.POLLER, Role.ORCHESTRATOR, Role.PRODUCER);

  private static final String WEBHOOK_SECRET = "whsec_" + "A".repeat(32);

  private final Path data;
  private final SecuredKafka kafka;
  private final Surroundings at;
  private final Map<String, Path> clientFiles = new HashMap<>();
  private final Deque<Stack> stacks = new ArrayDeque<>();

  private SecuredPayouts(Path data) {
    this.data = data;
    kafka = new SecuredKafka(data);
    at = Surroundings.from(environment(Ports.free()));
    deploy();
  }

  /** Without services. */
  static SecuredPayouts deployed() {
    return new SecuredPayouts(directory());
  }

  static SecuredPayouts started() {
    SecuredPayouts payouts = deployed();
    payouts.stacks.push(payouts.start(Set.of(Role.SANDBOX), Map.of()));
    SERVICES.forEach(role -> payouts.stacks.push(payouts.startAsItself(role)));
    return payouts;
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("payouts-secured-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> environment(Ports ports) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", kafka.securedServers());
    environment.put("PAYOUTS_SCHEMA_REGISTRY_URL", kafka.registry());
    environment.put("PAYOUTS_DATA_DIR", data.toString());
    ports
        .byRole()
        .forEach((role, port) -> environment.put("PAYOUTS_" + role.name() + "_PORT", "" + port));
    return environment;
  }

  /** A producer makes topics and schemas as a user of its own, a deployer what is beside. */
  private void deploy() {
    List<Acl> deployer = Acl.of("deployer");
    Path setup = user("setup", Acl.of("producer"));
    kafka.grant("setup", deployer);
    var makes = settings(setup);
    makes.put("payouts.topics.create", true);
    makes.put("payouts.schemas.register", true);
    start(Set.of(Role.PRODUCER), makes).close();
    var settings = kafkaSettings(user("deployer", deployer));
    try (Admin admin = Admin.create(settings.client())) {
      admin.createTopics(List.of(new NewTopic(Topics.BREAKS.name(), 4, (short) 1))).all().get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Stack startAsItself(Role role) {
    return start(Set.of(role), settings(user(role.word(), Acl.of(role.word()))));
  }

  /** The user's client file; a user that is new gets these ACLs. */
  Path user(String name, List<Acl> acls) {
    return clientFiles.computeIfAbsent(
        name,
        _ -> {
          Path file = kafka.user(name);
          kafka.grant(name, acls);
          return file;
        });
  }

  /** As {@link #user}, for a user of that name that has the ACLs of the role of that name. */
  Path user(String role) {
    return user(role, Acl.of(role));
  }

  KafkaSettings kafkaSettings(Path clientFile) {
    return new KafkaSettings(kafka.securedServers(), Map.of(), Optional.of(clientFile.toString()));
  }

  /**
   * What a service is started with that makes and registers nothing. A gateway on this machine
   * needs none of the minutes a network needs.
   */
  Map<String, Object> settings(Path clientFile) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("payouts.kafka.client-file", clientFile.toString());
    settings.put("payouts.topics.create", false);
    settings.put("payouts.schemas.register", false);
    settings.put("payouts.rights.every", "200ms");
    settings.put("payouts.orchestrator.session-limit", "6s");
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
    settings.put("payouts.webhooks.desk.url", "http://127.0.0.1:9/");
    settings.put("payouts.webhooks.desk.secret", WEBHOOK_SECRET);
    return settings;
  }

  private Stack start(Set<Role> roles, Map<String, Object> settings) {
    return Stack.start(new StackPlan(roles, at, settings, true, true));
  }

  /** A further one of the role, on other ports. */
  Stack startAnother(Role role, Map<String, Object> settings) {
    var elsewhere =
        Surroundings.from(environment(Ports.free())).keptIn(data.resolve("another-" + role));
    return Stack.start(new StackPlan(Set.of(role), elsewhere, settings, true, true));
  }

  SecuredKafka kafka() {
    return kafka;
  }

  Surroundings at() {
    return at;
  }

  /** What every service has logged so far. */
  String logs() {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(file -> file.endsWith("services.log")).toList()) {
        text.append(Files.readString(file));
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stacks.forEach(Stack::close);
    kafka.close();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
