package dev.payouts.proofs.crashes.faults;

import dev.payouts.fleet.Role;
import dev.payouts.fleet.network.Weather;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Which faults happen when, by a seed: every kind once in each round, in an order of its own, so
 * that a short plan leaves out as little as it can.
 */
public final class FaultPlan {
  private static final List<Role> SERVICES =
      List.of(Role.PRODUCER, Role.ORCHESTRATOR, Role.WORKER, Role.POLLER);
  private static final List<Role> CALLERS = List.of(Role.WORKER, Role.POLLER);
  private static final int[] FREEZES_SECONDS = {5, 15, 60};

  /** Room for a fault to show, and for its victim to come back. */
  private static final Duration GAP_MIN = Duration.ofSeconds(3);

  private static final Duration GAP_MAX = Duration.ofSeconds(11);

  /**
   * @param at from the beginning of the stage
   */
  public record Planned(Duration at, Fault fault) {}

  private final SplittableRandom random;

  private FaultPlan(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Everything that a gateway may be expected to survive, if it keeps order ids unique. */
  public static List<Planned> ofEverything(long seed, Duration length) {
    var plan = new FaultPlan(seed);
    return plan.spread(length, plan::everything);
  }

  /** Only what must not pay twice even at a gateway that makes an order of every request. */
  public static List<Planned> ofCrashes(long seed, Duration length) {
    var plan = new FaultPlan(seed);
    return plan.spread(length, plan::crashes);
  }

  private List<Planned> spread(Duration length, Supplier<List<Fault>> round) {
    List<Planned> planned = new ArrayList<>();
    List<Fault> left = new ArrayList<>();
    Duration at = gap();
    while (at.compareTo(length) < 0) {
      if (left.isEmpty()) {
        left = new ArrayList<>(round.get());
      }
      planned.add(new Planned(at, left.remove(random.nextInt(left.size()))));
      at = at.plus(gap());
    }
    return planned;
  }

  private Duration gap() {
    return Duration.ofMillis(random.nextLong(GAP_MIN.toMillis(), GAP_MAX.toMillis()));
  }

  private List<Fault> crashes() {
    List<Fault> round = new ArrayList<>();
    for (Role role : List.of(Role.WORKER, Role.ORCHESTRATOR)) {
      round.add(new Fault.Kill(role, seconds(0, 2)));
      round.add(new Fault.Kill(role, seconds(5, 15)));
      round.add(new Fault.Restart(role));
    }
    round.add(new Fault.StateWiped());
    return round;
  }

  private List<Fault> everything() {
    List<Fault> round = new ArrayList<>();
    for (Role role : SERVICES) {
      round.add(new Fault.Kill(role, seconds(0, 12)));
    }
    for (Role role : List.of(Role.ORCHESTRATOR, Role.WORKER, Role.POLLER)) {
      round.add(new Fault.Freeze(role, freeze()));
    }
    for (Role role : CALLERS) {
      for (Weather weather : Weather.values()) {
        if (weather != Weather.FAIR) {
          round.add(new Fault.Network(role, weather, seconds(4, 20)));
        }
      }
    }
    for (Fault.Which which : Fault.Which.values()) {
      round.add(new Fault.BrokerKill(which, seconds(0, 12)));
    }
    round.add(new Fault.BrokerFreeze(seconds(5, 20)));
    round.add(new Fault.Outage(seconds(1, 12)));
    round.add(new Fault.RegistryKill(seconds(0, 12)));
    round.add(new Fault.Kill(Role.SANDBOX, seconds(0, 8)));
    round.add(new Fault.Restart(anyService()));
    round.add(new Fault.Added(anyService(), seconds(15, 40)));
    round.add(new Fault.Removed(anyService(), seconds(15, 40)));
    round.add(new Fault.StateWiped());
    round.add(new Fault.StateTruncated());
    round.add(new Fault.OffsetsDeleted(offsets()));
    return round;
  }

  private Role anyService() {
    return SERVICES.get(random.nextInt(SERVICES.size()));
  }

  private Role offsets() {
    return List.of(Role.WORKER, Role.POLLER, Role.ORCHESTRATOR).get(random.nextInt(3));
  }

  private Duration freeze() {
    return Duration.ofSeconds(FREEZES_SECONDS[random.nextInt(FREEZES_SECONDS.length)]);
  }

  private Duration seconds(int least, int most) {
    return Duration.ofMillis(random.nextLong(least * 1000L, most * 1000L + 1));
  }
}
