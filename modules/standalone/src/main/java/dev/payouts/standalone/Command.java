package dev.payouts.standalone;

import dev.payouts.proofs.failpoints.FailpointCampaign;
import dev.payouts.service.access.ApiRole;
import dev.payouts.standalone.bench.Benchmarks.Shown;
import dev.payouts.standalone.stack.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What the launcher was asked to do. */
sealed interface Command {
  /**
   * @param data empty for PAYOUTS_DATA_DIR or ./data
   */
  record Up(Optional<Path> data) implements Command {}

  /**
   * At most one of both is set; with none the bundled file is paid.
   *
   * @param payouts how many to make up
   */
  record Demo(OptionalInt payouts, Optional<Path> csv) implements Command {}

  record Run(Set<Role> roles) implements Command {}

  record Submit(Path file) implements Command {}

  record Get(String payoutId) implements Command {}

  /**
   * Makes an API key.
   *
   * @param holder whose it is
   * @param file empty for PAYOUTS_ACCESS_KEYS_FILE
   */
  record AddKey(String holder, Set<ApiRole> roles, Optional<Path> file) implements Command {
    public AddKey {
      roles = Set.copyOf(roles);
    }
  }

  record Results(boolean follow, boolean json) implements Command {}

  /**
   * @param first seed of the first history; the others follow it
   */
  record ProveSimulation(long first, long seeds) implements Command {}

  /**
   * @param minutes under load and faults
   */
  record ProveCrashes(long minutes, long seed) implements Command {}

  /**
   * @param points at which services die
   * @param gateways at which they do
   */
  record ProveFailpoints(int points, long seed, Set<FailpointCampaign.Gateway> gateways)
      implements Command {
    public ProveFailpoints {
      gateways = Set.copyOf(gateways);
    }
  }

  record ProveDrills(int drills, long seed) implements Command {}

  /**
   * @param from the revision to come from; the last with another form of state if empty
   * @param services how many to replace at most
   */
  record ProveUpgrade(Optional<String> from, int services, long seed) implements Command {}

  /**
   * @param first seed of the first spoilt input
   * @param inputs spoilt ones for each door
   */
  record ProveFuzz(long first, long inputs) implements Command {}

  /**
   * @param seeds histories after which a planted defect counts as not caught
   */
  record ProveDefects(long seeds) implements Command {}

  /** Measures something and shows it. */
  sealed interface Bench extends Command {
    Shown shown();
  }

  /**
   * @param payouts of each round
   */
  record BenchThroughput(int payouts, Shown shown) implements Bench {}

  /**
   * @param perSecond payouts commanded
   */
  record BenchLatency(int perSecond, Duration length, Shown shown) implements Bench {}

  /**
   * @param most payouts that an orchestrator remembers
   * @param payouts of each round
   */
  record BenchGrowth(int most, int payouts, Shown shown) implements Bench {}

  /**
   * @param payouts that wait
   * @param perSecond calls that the gateway answers
   */
  record BenchBacklog(int payouts, int perSecond, Duration length, Shown shown) implements Bench {}

  /**
   * @param most instances of each service
   * @param payouts of each round
   * @param percent of one processor for each instance
   */
  record BenchScale(int most, int payouts, int percent, Shown shown) implements Bench {}

  /**
   * @param only what a benchmark's name must contain; empty for all
   * @param seconds to measure each
   */
  record BenchMicro(String only, int seconds, Shown shown) implements Bench {}
}
