package dev.payouts.proofs.crashes.faults;

import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.Instance;
import dev.payouts.fleet.Patience;
import dev.payouts.fleet.Role;
import dev.payouts.fleet.network.Weather;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Makes faults happen, several at a time, and mends what they broke. A fault whose victims are all
 * held by another one is left out.
 */
public final class Injector implements AutoCloseable {
  private final Fleet fleet;
  private final BrokerFaults brokers;
  private final StateFaults state;
  private final SplittableRandom random;
  private final ExecutorService running = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Integer> injected = new TreeMap<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();

  public Injector(Fleet fleet, long seed) {
    this.fleet = fleet;
    this.brokers = new BrokerFaults(fleet.kafka());
    this.state = new StateFaults(fleet);
    this.random = new SplittableRandom(seed);
  }

  /** Returns at once; the fault takes its time. */
  public void inject(Fault fault) {
    SplittableRandom choice = random.split();
    running.execute(
        () -> {
          try {
            happen(fault, choice);
          } catch (RuntimeException failed) {
            failures.add(fault.kind() + ": " + failed);
          }
        });
  }

  private void happen(Fault fault, SplittableRandom choice) {
    boolean happened =
        switch (fault) {
          case Fault.Kill kill ->
              to(
                  kill.role(),
                  choice,
                  victim -> {
                    victim.kill();
                    Patience.pause(kill.down());
                    victim.start();
                  });
          case Fault.Restart restart ->
              to(
                  restart.role(),
                  choice,
                  victim -> {
                    victim.stop();
                    victim.start();
                  });
          case Fault.Added added -> added(added.role(), added.stay());
          case Fault.Removed removed ->
              to(
                  removed.role(),
                  choice,
                  victim -> {
                    victim.stop();
                    Patience.pause(removed.absence());
                    victim.start();
                  });
          case Fault.Freeze freeze ->
              to(
                  freeze.role(),
                  choice,
                  victim -> {
                    victim.freeze();
                    Patience.pause(freeze.length());
                    victim.thaw();
                  });
          case Fault.Network network -> to(network.role(), choice, trouble(network));
          case Fault.BrokerKill kill -> brokers.kill(kill.which(), kill.down(), choice);
          case Fault.BrokerFreeze freeze -> brokers.freeze(freeze.length(), choice);
          case Fault.Outage outage -> brokers.outage(outage.down());
          case Fault.RegistryKill kill -> registry(kill.down());
          case Fault.StateWiped _ -> to(Role.ORCHESTRATOR, choice, state::wipe);
          case Fault.StateTruncated _ -> to(Role.ORCHESTRATOR, choice, state::truncate);
          case Fault.OffsetsDeleted deleted -> offsets(deleted.role());
        };
    if (happened) {
      count(fault.kind());
    }
  }

  private Consumer<Instance> trouble(Fault.Network network) {
    return victim -> {
      fleet.behave(victim, network.weather());
      Patience.pause(network.length());
      fleet.behave(victim, Weather.FAIR);
    };
  }

  private boolean to(Role role, SplittableRandom choice, Consumer<Instance> deed) {
    Optional<Instance> victim = fleet.hold(role, choice);
    victim.ifPresent(
        held -> {
          try {
            deed.accept(held);
          } finally {
            fleet.letGo(held);
          }
        });
    return victim.isPresent();
  }

  private boolean added(Role role, Duration stay) {
    Instance newcomer = fleet.join(role);
    Patience.pause(stay);
    fleet.leave(newcomer);
    return true;
  }

  private boolean offsets(Role role) {
    List<Instance> all = fleet.holdAll(role);
    try {
      return !all.isEmpty() && state.deleteOffsets(role, all);
    } finally {
      all.forEach(fleet::letGo);
    }
  }

  private synchronized boolean registry(Duration down) {
    fleet.registry().kill();
    Patience.pause(down);
    fleet.registry().restart();
    return true;
  }

  private void count(String kind) {
    synchronized (injected) {
      injected.merge(kind, 1, Integer::sum);
    }
  }

  /** How many, by kind. */
  public Map<String, Integer> injected() {
    synchronized (injected) {
      return new TreeMap<>(injected);
    }
  }

  /** Faults that could not be injected or mended, and why: then a run proves less than it says. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** Injects nothing more, and waits until all is mended. */
  public void mend() {
    running.close();
  }

  @Override
  public void close() {
    mend();
    brokers.close();
    state.close();
  }
}
