package dev.payouts.benchmarks.throughput;

import dev.payouts.benchmarks.MeasuredFleet;
import dev.payouts.benchmarks.load.Commands;
import dev.payouts.benchmarks.load.Results;
import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.FleetPlan;
import dev.payouts.fleet.MemoryPeaks;
import dev.payouts.octopus.GatewayAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Every part as a process of its own on this machine, one of each; the calls alone and the whole
 * product in turns.
 */
public final class ThroughputBench {
  private static final int WARM_UPS = 2;
  private static final int ROUNDS = 5;
  private static final Duration SILENCE_MAX = Duration.ofSeconds(60);
  private static final Duration MEMORY_EVERY = Duration.ofMillis(250);

  /** Each payout is asked about once, just after the sandbox completes it. */
  private static final Map<String, String> SETTINGS =
      Map.of("PAYOUTS_POLICY_INQUIRY_FIRST", "PT0.4S");

  private final FleetPlan plan;
  private final Consumer<String> said;

  /**
   * @param command runs roles in a JVM of its own, once they are added to it
   * @param environment may set what services are to do otherwise
   * @param said hears how it goes on
   */
  public ThroughputBench(
      List<String> command,
      Path directory,
      Map<String, String> environment,
      Consumer<String> said) {
    this.plan = MeasuredFleet.plan(command, directory, environment, SETTINGS);
    this.said = said;
  }

  /**
   * @param payouts of each round
   * @throws IllegalStateException if one is not paid
   */
  public Throughput run(int payouts) {
    return Fleet.during(plan, fleet -> run(fleet, payouts));
  }

  private Throughput run(Fleet fleet, int payouts) {
    List<Round> rounds = new ArrayList<>();
    List<Double> floors = new ArrayList<>();
    Map<String, Long> pids = new TreeMap<>(fleet.processes());
    pids.put("benchmark", ProcessHandle.current().pid());
    var memory = new MemoryPeaks(pids);
    try (var commands = new Commands(fleet);
        var results = new Results(fleet);
        var floor = new Floor(account(fleet));
        var admin = admin(fleet)) {
      for (int number = 1 - WARM_UPS; number <= ROUNDS; number++) {
        double floorSeconds = floor.run("f" + (number + WARM_UPS) + "-", payouts);
        Round round =
            round("p" + (number + WARM_UPS) + "-", payouts, commands, results, admin, pids, memory);
        said.accept(
            "%s: the calls alone %,.0f/s, payouts %,.0f/s"
                .formatted(
                    number < 1 ? "warm-up" : "round " + number,
                    payouts / floorSeconds,
                    round.perSecond()));
        if (number >= 1) {
          rounds.add(round);
          floors.add(payouts / floorSeconds);
        }
      }
    }
    return new Throughput(rounds, floors, memory.byProcess(), memory.together());
  }

  private static Round round(
      String prefix,
      int payouts,
      Commands commands,
      Results results,
      Admin admin,
      Map<String, Long> pids,
      MemoryPeaks memory) {
    Written before = Written.of(admin);
    commands.prepare(prefix, payouts);
    Usage used = Usage.of(pids);
    long began = System.nanoTime();
    commands.release();
    results.await(payouts, SILENCE_MAX, MEMORY_EVERY, memory::sample);
    double seconds = (System.nanoTime() - began) / 1e9;
    Usage usage = Usage.of(pids).since(used);
    results.verify(prefix, payouts);
    return new Round(payouts, seconds, usage, Written.of(admin).since(before));
  }

  private static GatewayAccount account(Fleet fleet) {
    return new GatewayAccount(
        fleet.sandbox().address(""), FleetPlan.KEY, FleetPlan.SECRET, FleetPlan.MERCHANT);
  }

  private static Admin admin(Fleet fleet) {
    return Admin.create(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, fleet.kafka().bootstrapServers()));
  }
}
