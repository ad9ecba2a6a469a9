package dev.payouts.standalone.stack;

import dev.payouts.localstack.KafkaSettings;
import dev.payouts.localstack.LocalKafka;
import dev.payouts.localstack.LocalRegistry;
import dev.payouts.localstack.RegistrySettings;
import dev.payouts.localstack.StartCache;
import dev.payouts.sandbox.Sandbox;
import dev.payouts.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The running parts: services and sandbox in this process, broker and registry as children that end
 * with it however it ends.
 *
 * <p>Services start once the broker is there and while the registry, which takes longest, comes up;
 * they wait for it themselves. They end one after the other, what writes before what it writes to.
 */
public final class Stack implements AutoCloseable {
  private final StackPlan plan;
  private final Deque<AutoCloseable> ending = new ArrayDeque<>();
  private final Services services;
  private volatile @Nullable LocalKafka kafka;
  private volatile @Nullable LocalRegistry registry;
  private boolean closed;

  private Stack(StackPlan plan, SandboxSettings sandbox) {
    this.plan = plan;
    this.services =
        new Services(new ServiceProperties(plan.at(), sandbox.account(), plan.properties()));
  }

  /**
   * @throws StartFailure once everything that had started has ended again
   */
  public static Stack start(StackPlan plan) {
    requireFreePorts(plan);
    SandboxSettings sandbox = sandboxSettings(plan.at());
    Stack stack = new Stack(plan, sandbox);
    try {
      stack.startAll(sandbox);
      return stack;
    } catch (RuntimeException failed) {
      stack.close();
      throw failed;
    }
  }

  /** Said here in one sentence, and not by whichever of them fails first in its own words. */
  private static void requireFreePorts(StackPlan plan) {
    for (Role role : plan.roles()) {
      int port = plan.at().ports().of(role);
      if (!Ports.isFree(port)) {
        throw new StartFailure(
            "port %d for the %s is in use by another process; stop that one or set PAYOUTS_%s_PORT"
                .formatted(port, role.word(), role.name()),
            null);
      }
    }
  }

  private static SandboxSettings sandboxSettings(Surroundings at) {
    Map<String, String> environment = new HashMap<>(at.environment());
    environment.put("PAYOUTS_SANDBOX_PORT", Integer.toString(at.ports().of(Role.SANDBOX)));
    environment.putIfAbsent("PAYOUTS_SANDBOX_DATA_DIR", at.data(Role.SANDBOX).toString());
    return SandboxSettings.from(environment);
  }

  private void startAll(SandboxSettings sandboxSettings) {
    if (plan.quiet()) {
      ServiceLogs.toFile(logFile());
    } else {
      ServiceLogs.toConsole();
    }
    if (plan.roles().contains(Role.SANDBOX)) {
      startSandbox(sandboxSettings);
    }
    try {
      startKafka();
      services.startAll(plan.roles());
      startRegistry();
    } catch (IllegalStateException failed) {
      throw new StartFailure(String.valueOf(failed.getMessage()), failed);
    }
    services.awaitStarted();
  }

  private void startSandbox(SandboxSettings settings) {
    try {
      ending.push(Sandbox.start(settings));
    } catch (IOException failed) {
      throw new StartFailure(
          "the sandbox cannot start on port %d: %s".formatted(settings.port(), failed.getMessage()),
          failed);
    }
  }

  private void startKafka() {
    Surroundings at = plan.at();
    if (plan.roles().contains(Role.KAFKA)) {
      LocalKafka started =
          LocalKafka.start(
              KafkaSettings.temporary()
                  .keptIn(at.data(Role.KAFKA))
                  .onPort(at.ports().of(Role.KAFKA)));
      kafka = started;
      // Ends last: everything above still writes its last words to it.
      ending.addLast(() -> end(started));
    }
  }

  private void startRegistry() {
    Surroundings at = plan.at();
    if (plan.roles().contains(Role.REGISTRY)) {
      LocalRegistry started =
          LocalRegistry.start(
              RegistrySettings.on(at.kafka())
                  .loggingTo(at.data(Role.REGISTRY))
                  .onPort(at.ports().of(Role.REGISTRY)));
      registry = started;
      ending.push(() -> end(started));
    }
  }

  private void end(LocalKafka server) {
    if (endsAtOnce()) {
      server.kill();
    }
    server.close();
  }

  private void end(LocalRegistry server) {
    if (endsAtOnce()) {
      server.kill();
    }
    server.close();
  }

  /** What is thrown away need not end in order, unless it has something to keep. */
  private boolean endsAtOnce() {
    return plan.temporary() && !StartCache.areWritten();
  }

  /** Where the services of this process log if the plan is a quiet one. */
  public Path logFile() {
    return plan.at().data().resolve("logs").resolve("services.log");
  }

  /** One line for each part that was started: its name and where it is. */
  public List<String> addresses() {
    return Addresses.of(plan);
  }

  /** Every process of this stack by name, this one included. */
  public Map<String, Long> processes() {
    Map<String, Long> pids = new HashMap<>();
    LocalKafka broker = kafka;
    LocalRegistry schemas = registry;
    if (broker != null) {
      pids.put("kafka", broker.pid());
    }
    if (schemas != null) {
      pids.put("registry", schemas.pid());
    }
    pids.put("services and sandbox", ProcessHandle.current().pid());
    return pids;
  }

  /** The name of a part that has ended although nobody stopped it; null while all is well. */
  public @Nullable String fallen() {
    LocalKafka broker = kafka;
    LocalRegistry schemas = registry;
    if (broker != null && !broker.alive()) {
      return "Kafka, its log is " + broker.logFile();
    }
    return schemas != null && !schemas.alive()
        ? "the registry, its log is " + schemas.logFile()
        : services.fallen();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    services.close();
    List<AutoCloseable> rest = new ArrayList<>(ending);
    for (AutoCloseable part : rest) {
      try {
        part.close();
      } catch (Exception failed) {
        System.err.println("error: a part did not stop in order: " + failed.getMessage());
      }
    }
  }
}
