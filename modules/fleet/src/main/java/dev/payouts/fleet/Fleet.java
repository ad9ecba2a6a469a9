package dev.payouts.fleet;

import dev.payouts.fleet.FleetPlan.Road;
import dev.payouts.fleet.network.Proxy;
import dev.payouts.fleet.network.Weather;
import dev.payouts.localstack.LocalCluster;
import dev.payouts.localstack.LocalRegistry;
import dev.payouts.localstack.RegistrySettings;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.SchemaRegistrySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Brokers, a registry, the sandbox gateway, and one or two of each service, each a process of its
 * own. Each service reaches the gateway through a proxy of its own.
 */
public final class Fleet implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  private final FleetPlan plan;
  private final FreePorts ports = new FreePorts();
  private final List<Instance> instances = new CopyOnWriteArrayList<>();
  private final Map<String, Proxy> proxies = new ConcurrentHashMap<>();
  private final LocalCluster kafka;
  private final LocalRegistry registry;
  private final int gateway = ports.next();
  private final int callbacks = ports.next();
  private final Environments environments;
  private int joined;

  private Fleet(FleetPlan plan, LocalCluster kafka, LocalRegistry registry) {
    this.plan = plan;
    this.kafka = kafka;
    this.registry = registry;
    this.environments =
        new Environments(
            plan,
            kafka.bootstrapServers(),
            registry.url(),
            "http://127.0.0.1:%d/octopus/callbacks".formatted(callbacks));
  }

  /**
   * Lets a fleet live from when it is ready until the work is done, or this program is told to end.
   *
   * @throws IllegalStateException if it is not ready in time
   */
  public static <R> R during(FleetPlan plan, Function<Fleet, R> work) {
    try (Fleet fleet = start(plan)) {
      Thread end = new Thread(fleet::close, "fleet-close");
      Runtime.getRuntime().addShutdownHook(end);
      if (!fleet.awaitReady(START_LIMIT)) {
        throw new IllegalStateException("the services did not start: " + fleet.unready());
      }
      R result = work.apply(fleet);
      Runtime.getRuntime().removeShutdownHook(end);
      return result;
    }
  }

  /** All processes are started, the services not yet ready. */
  private static Fleet start(FleetPlan plan) {
    LocalCluster kafka =
        LocalCluster.start(created(plan.directory().resolve("kafka")), plan.size().brokers());
    try {
      LocalRegistry registry =
          LocalRegistry.start(
              RegistrySettings.on(kafka.bootstrapServers())
                  .loggingTo(created(plan.directory().resolve("registry"))));
      Fleet fleet = new Fleet(plan, kafka, registry);
      fleet.launch();
      return fleet;
    } catch (RuntimeException failed) {
      kafka.close();
      throw failed;
    }
  }

  private void launch() {
    if (plan.road() != Road.ELSEWHERE) {
      instances.add(instance(Role.SANDBOX, 1, gateway, Environments.sandbox(plan, gateway)));
    }
    for (Role role : Role.values()) {
      for (int number = 1; role != Role.SANDBOX && number <= plan.size().instances(); number++) {
        boolean hears = role == Role.PRODUCER && number == 1;
        instances.add(service(role, number, hears ? callbacks : ports.next()));
      }
    }
    instances.forEach(Instance::start);
  }

  private Instance service(Role role, int number, int port) {
    int way =
        switch (plan.road()) {
          case DIRECT, ELSEWHERE -> gateway;
          case PROXIED -> {
            Proxy proxy = proxy(gateway);
            proxies.put(role.word() + "-" + number, proxy);
            yield proxy.port();
          }
        };
    return instance(role, number, port, environments.service(role, number, port, way));
  }

  /** Starts another one of a service, held by the caller, until it leaves. */
  public Instance join(Role role) {
    Instance newcomer;
    synchronized (ports) {
      joined++;
      newcomer = service(role, plan.size().instances() + joined, ports.next());
    }
    boolean _ = newcomer.hold();
    instances.add(newcomer);
    newcomer.start();
    return newcomer;
  }

  /** Ends one that has joined, for good. */
  public void leave(Instance newcomer) {
    newcomer.stop();
    newcomer.retire();
    instances.remove(newcomer);
    Proxy proxy = proxies.remove(newcomer.name());
    if (proxy != null) {
      proxy.close();
    }
  }

  private static Proxy proxy(int gateway) {
    try {
      return Proxy.start(gateway);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Instance instance(Role role, int number, int port, Map<String, String> settings) {
    List<String> command = new ArrayList<>(plan.command());
    command.add(role.word());
    Path directory = created(plan.directory().resolve(role.word() + "-" + number));
    return new Instance(role, number, port, command, settings, directory);
  }

  private static Path created(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of them that nobody holds, now held by the caller; empty if there is none. */
  public Optional<Instance> hold(Role role, RandomGenerator choice) {
    List<Instance> found = new ArrayList<>(of(role));
    if (choice.nextBoolean()) {
      found = found.reversed();
    }
    return found.stream().filter(Instance::hold).findFirst();
  }

  /** All of them, now held by the caller; empty if somebody else holds one. */
  public List<Instance> holdAll(Role role) {
    List<Instance> held = new ArrayList<>();
    for (Instance instance : of(role)) {
      if (!instance.hold()) {
        held.forEach(Instance::letGo);
        return List.of();
      }
      held.add(instance);
    }
    return held;
  }

  public void letGo(Instance instance) {
    instance.letGo();
  }

  /** From their next life on, the orchestrators go on without offsets. */
  public void adopt() {
    of(Role.ORCHESTRATOR).forEach(instance -> instance.set("PAYOUTS_ORCHESTRATOR_ADOPT", "true"));
  }

  /** As a service manager does, for what nobody holds. */
  public void revive() {
    instances.forEach(Instance::revive);
  }

  public List<Instance> of(Role role) {
    return instances.stream().filter(instance -> instance.role() == role).toList();
  }

  public Instance sandbox() {
    return of(Role.SANDBOX).getFirst();
  }

  /**
   * The sandbox itself, for all calls alike.
   *
   * @param faults as docs/SANDBOX.md has them
   */
  public void trouble(String faults) {
    sandbox().post("/sandbox/faults", faults);
  }

  /** Between one service and the gateway. */
  public void behave(Instance instance, Weather weather) {
    Objects.requireNonNull(proxies.get(instance.name())).behave(weather);
  }

  public LocalCluster kafka() {
    return kafka;
  }

  public LocalRegistry registry() {
    return registry;
  }

  public FleetPlan plan() {
    return plan;
  }

  public boolean isReady() {
    return instances.stream().allMatch(Instance::isReady);
  }

  public List<String> unready() {
    return instances.stream().filter(one -> !one.isReady()).map(Instance::name).toList();
  }

  /** To read and write its topics as anybody would. */
  public PayoutCodecs codecs() {
    return PayoutCodecs.of(new SchemaRegistrySettings(registry.url(), Map.of()));
  }

  /** Every process by name. */
  public Map<String, Long> processes() {
    Map<String, Long> pids = new TreeMap<>();
    for (int node = 1; node <= kafka.size(); node++) {
      pids.put("broker-" + node, kafka.pid(node));
    }
    pids.put("registry", registry.pid());
    instances.forEach(instance -> pids.put(instance.name(), instance.pid()));
    return pids;
  }

  /** How often services ended though nobody had ended them. */
  public int ownEnds() {
    return instances.stream().mapToInt(Instance::ownEnds).sum();
  }

  /** Waits with a limit for what other processes do. */
  public boolean awaitReady(Duration limit) {
    return Patience.until(limit, this::isReady);
  }

  @Override
  public void close() {
    instances.forEach(Instance::retire);
    proxies.values().forEach(Proxy::close);
    registry.kill();
    kafka.close();
  }
}
