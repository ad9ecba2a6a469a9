package dev.payouts.standalone.stack;

import dev.payouts.orchestrator.OrchestratorApplication;
import dev.payouts.orchestrator.streams.StreamsLife;
import dev.payouts.poller.PollerApplication;
import dev.payouts.producer.ProducerApplication;
import dev.payouts.service.InvalidSetting;
import dev.payouts.service.StartupFailure;
import dev.payouts.worker.WorkerApplication;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** The services of this process, each in a context of its own. */
final class Services {
  /** What brings work in ends first, what carries it out last. */
  private static final List<Role> ENDING =
      List.of(Role.PRODUCER, Role.ORCHESTRATOR, Role.WORKER, Role.POLLER);

  private final ServiceProperties properties;
  private final Map<Role, CompletableFuture<ConfigurableApplicationContext>> contexts =
      new EnumMap<>(Role.class);

  Services(ServiceProperties properties) {
    this.properties = properties;
  }

  /** Begins to start those that are services. */
  void startAll(Set<Role> roles) {
    for (Role role : roles) {
      if (role.isService()) {
        contexts.put(
            role,
            CompletableFuture.supplyAsync(
                () -> start(role),
                start -> Thread.ofPlatform().daemon().name("start-" + role.word()).start(start)));
      }
    }
  }

  private ConfigurableApplicationContext start(Role role) {
    Map<String, Object> settings = properties.of(role);
    return switch (role) {
      case PRODUCER -> ProducerApplication.start(settings);
      case ORCHESTRATOR -> OrchestratorApplication.start(settings);
      case WORKER -> WorkerApplication.start(settings);
      case POLLER -> PollerApplication.start(settings);
      case KAFKA, REGISTRY, SANDBOX -> throw new IllegalArgumentException(role + " is no service");
    };
  }

  /**
   * @throws StartFailure if one did not start; if it knows why in words of its own, it has said so
   *     on stderr before
   */
  void awaitStarted() {
    for (var starting : contexts.entrySet()) {
      try {
        var _ = starting.getValue().join();
      } catch (CompletionException failed) {
        throw new StartFailure(
            "the %s did not start: %s".formatted(starting.getKey().word(), reason(failed)), failed);
      }
    }
  }

  /** The service that can work no more and why; null while none is known to be so. */
  @Nullable String fallen() {
    var orchestrator = contexts.get(Role.ORCHESTRATOR);
    if (orchestrator == null || orchestrator.state() != Future.State.SUCCESS) {
      return null;
    }
    return orchestrator
        .resultNow()
        .getBean(StreamsLife.class)
        .failure()
        .map(why -> "the orchestrator, " + why)
        .orElse(null);
  }

  private static String reason(Throwable failed) {
    Throwable root = failed;
    for (Throwable e = failed; e != null; e = e.getCause()) {
      if (e instanceof StartupFailure || e instanceof InvalidSetting) {
        return "the line above says why";
      }
      root = e;
    }
    String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    return root.getClass().getSimpleName() + ", " + message;
  }

  /** Ends those that have started; one that still waits for something ends with the process. */
  void close() {
    for (Role role : ENDING) {
      var context = contexts.get(role);
      if (context != null && context.isDone()) {
        close(context);
      }
    }
  }

  private static void close(CompletableFuture<ConfigurableApplicationContext> starting) {
    try {
      starting.join().close();
    } catch (CompletionException neverStarted) {
      // There is nothing to end.
    }
  }
}
