package dev.payouts.standalone;

import dev.payouts.proofs.failpoints.FailpointCampaign;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads what follows {@code prove}. */
final class ProofLine {
  /** Of a proof that says nothing else: a minute's work. */
  private static final long SEEDS = 20_000;

  /** Of a crash campaign that says nothing else. */
  private static final long MINUTES = 10;

  /** More failpoints, drills or services than there are: all of them. */
  private static final int COUNT_MAX = 1_000;

  private static final long MINUTES_MAX = 7 * 24 * 60;

  private final Words words;

  ProofLine(Words words) {
    this.words = words;
  }

  Command command(String part) throws UsageError {
    return switch (part) {
      case "simulation" -> simulation();
      case "crashes" -> crashes();
      case "failpoints" -> failpoints();
      case "drills" -> drills();
      case "upgrade" -> upgrade();
      case "fuzz" -> fuzz();
      default -> defects();
    };
  }

  private Command simulation() throws UsageError {
    long first = 1;
    long seeds = SEEDS;
    for (String word = words.next(); word != null; word = words.next()) {
      switch (word) {
        case "--seeds" -> seeds = words.number(word, 1);
        case "--seed" -> first = words.number(word, 0);
        default -> throw words.unknown(word);
      }
    }
    return new Command.ProveSimulation(first, seeds);
  }

  private Command crashes() throws UsageError {
    long minutes = MINUTES;
    long seed = 1;
    for (String word = words.next(); word != null; word = words.next()) {
      switch (word) {
        case "--minutes" -> minutes = words.number(word, 1, MINUTES_MAX);
        case "--seed" -> seed = words.number(word, 0);
        default -> throw words.unknown(word);
      }
    }
    return new Command.ProveCrashes(minutes, seed);
  }

  private Command failpoints() throws UsageError {
    int points = COUNT_MAX;
    long seed = 1;
    Set<FailpointCampaign.Gateway> gateways = EnumSet.allOf(FailpointCampaign.Gateway.class);
    for (String word = words.next(); word != null; word = words.next()) {
      switch (word) {
        case "--points" -> points = Math.toIntExact(words.number(word, 1, COUNT_MAX));
        case "--seed" -> seed = words.number(word, 0);
        case "--ids" -> gateways = EnumSet.of(gateway(words.value(word, "unique or any")));
        default -> throw words.unknown(word);
      }
    }
    return new Command.ProveFailpoints(points, seed, gateways);
  }

  private static FailpointCampaign.Gateway gateway(String ids) throws UsageError {
    return switch (ids) {
      case "unique" -> FailpointCampaign.Gateway.UNIQUE_IDS;
      case "any" -> FailpointCampaign.Gateway.ANY_ID;
      default -> throw new UsageError("--ids needs unique or any, not " + ids);
    };
  }

  private Command drills() throws UsageError {
    int drills = COUNT_MAX;
    long seed = 1;
    for (String word = words.next(); word != null; word = words.next()) {
      switch (word) {
        case "--drills" -> drills = Math.toIntExact(words.number(word, 1, COUNT_MAX));
        case "--seed" -> seed = words.number(word, 0);
        default -> throw words.unknown(word);
      }
    }
    return new Command.ProveDrills(drills, seed);
  }

  private Command upgrade() throws UsageError {
    Optional<String> from = Optional.empty();
    int services = COUNT_MAX;
    long seed = 1;
    for (String word = words.next(); word != null; word = words.next()) {
      switch (word) {
        case "--from" -> from = Optional.of(words.value(word, "a revision"));
        case "--services" -> services = Math.toIntExact(words.number(word, 1, COUNT_MAX));
        case "--seed" -> seed = words.number(word, 0);
        default -> throw words.unknown(word);
      }
    }
    return new Command.ProveUpgrade(from, services, seed);
  }

  private Command fuzz() throws UsageError {
    long first = 1;
    long inputs = SEEDS;
    for (String word = words.next(); word != null; word = words.next()) {
      switch (word) {
        case "--inputs" -> inputs = words.number(word, 1);
        case "--seed" -> first = words.number(word, 0);
        default -> throw words.unknown(word);
      }
    }
    return new Command.ProveFuzz(first, inputs);
  }

  private Command defects() throws UsageError {
    long seeds = SEEDS;
    for (String word = words.next(); word != null; word = words.next()) {
      if (!word.equals("--seeds")) {
        throw words.unknown(word);
      }
      seeds = words.number(word, 1);
    }
    return new Command.ProveDefects(seeds);
  }
}
