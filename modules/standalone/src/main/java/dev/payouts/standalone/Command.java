package dev.payouts.standalone;

import dev.payouts.proofs.failpoints.FailpointCampaign;
import dev.payouts.service.access.ApiRole;
import dev.payouts.standalone.bench.Benchmarks.Shown;
import dev.payouts.standalone.client.LaneChange;
import dev.payouts.standalone.stack.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What the launcher was asked to do. */
sealed interface Command {
  /**
   * @param topic a command, or nothing for the list of all
   */
  record Help(String topic) implements Command {}

  /**
   * @param shell bash or zsh
   */
  record Completion(String shell) implements Command {}

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

  /** Tells or asks something, and ends. */
  sealed interface Ask extends Command {}

  record Submit(Path file, boolean json) implements Ask {}

  record Validate(Path file, boolean json) implements Ask {}

  record Get(String payoutId, boolean json) implements Ask {}

  /**
   * @param patience how long to wait for what becomes of it
   */
  record Cancel(String payoutId, Optional<String> reason, Duration patience, boolean json)
      implements Ask {}

  /**
   * @param resolution COMPLETED, FAILED or REFUNDED
   * @param operator who decides; empty for whoever calls
   * @param patience how long to wait for what becomes of it
   */
  record Resolve(
      String payoutId,
      String resolution,
      String evidence,
      Optional<String> operator,
      Duration patience,
      boolean json)
      implements Ask {}

  record Lanes(boolean json) implements Ask {}

  /**
   * @param operator who sets it; empty for whoever calls
   */
  record ChangeLane(
      String lane,
      LaneChange.Wish wish,
      Optional<String> operator,
      Optional<String> reason,
      boolean json)
      implements Ask {}

  record Topics(boolean json) implements Ask {}

  record Schemas(boolean json) implements Ask {}

  /**
   * Makes an API key.
   *
   * @param holder whose it is
   * @param file empty for PAYOUTS_ACCESS_KEYS_FILE
   */
  record AddKey(String holder, Set<ApiRole> roles, Optional<Path> file, boolean json)
      implements Ask {
    public AddKey {
      roles = Set.copyOf(roles);
    }
  }

  /**
   * Asks the topics alone.
   *
   * @param name of the command of modules/reporting
   * @param options with their values, as that module reads them
   */
  record Reporting(String name, List<String> options) implements Command {
    public Reporting {
      options = List.copyOf(options);
    }
  }

  /**
   * Asks the topics, and tells one webhook.
   *
   * @param part the command's second word
   * @param options with their values
   */
  record Webhooks(String part, String webhook, List<String> options) implements Command {
    public Webhooks {
      options = List.copyOf(options);
    }
  }

  record Results(boolean follow, boolean json) implements Ask {}

  /** Tries to break the promises. */
  sealed interface Prove extends Command {}

  /**
   * @param first seed of the first history; the others follow it
   */
  record ProveSimulation(long first, long seeds) implements Prove {}

  /**
   * @param minutes under load and faults
   */
  record ProveCrashes(long minutes, long seed) implements Prove {}

  /**
   * @param points at which services die
   * @param gateways at which they do
   */
  record ProveFailpoints(int points, long seed, Set<FailpointCampaign.Gateway> gateways)
      implements Prove {
    public ProveFailpoints {
      gateways = Set.copyOf(gateways);
    }
  }

  record ProveDrills(int drills, long seed) implements Prove {}

  /**
   * @param from the revision to come from; the last with another form of state if empty
   * @param services how many to replace at most
   */
  record ProveUpgrade(Optional<String> from, int services, long seed) implements Prove {}

  /**
   * @param first seed of the first spoilt input
   * @param inputs spoilt ones for each door
   */
  record ProveFuzz(long first, long inputs) implements Prove {}

  /**
   * @param seeds histories after which a planted defect counts as not caught
   */
  record ProveDefects(long seeds) implements Prove {}

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
