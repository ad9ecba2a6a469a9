package dev.payouts.standalone;

import dev.payouts.core.rules.PayoutRules;
import dev.payouts.proofs.failpoints.FailpointCampaign;
import dev.payouts.standalone.stack.Role;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the launcher's words. Usage is printed by the launcher itself, which knows it without a
 * JVM.
 */
final class CommandLine {
  /** More would not fit the demo's own bookkeeping in its heap. */
  private static final int PAYOUTS_MAX = 2_000_000;

  /** Of a proof that says nothing else: a minute's work. */
  private static final long SEEDS = 20_000;

  private static final String PROOFS =
      "simulation, crashes, failpoints, drills, restore, fuzz or defects";

  /** Of a crash campaign that says nothing else. */
  private static final long MINUTES = 10;

  /** More failpoints or drills than there are: all of them. */
  private static final int COUNT_MAX = 1_000;

  /** Of a restore that says nothing else. */
  private static final long REMEMBERED = 100_000;

  /** Their ids have eight digits. */
  private static final long REMEMBERED_MAX = 99_999_999;

  private static final long MINUTES_MAX = 7 * 24 * 60;
  private static final long NUMBER_MAX = 1_000_000_000_000L;

  private final String command;
  private final Deque<String> words;

  private CommandLine(String command, List<String> words) {
    this.command = command;
    this.words = new ArrayDeque<>(words);
  }

  static Command parse(String... words) throws UsageError {
    if (words.length == 0) {
      throw new UsageError("no command is given");
    }
    return new CommandLine(words[0], List.of(words).subList(1, words.length)).command();
  }

  private Command command() throws UsageError {
    return switch (command) {
      case "up" -> up();
      case "demo" -> demo();
      case "run" -> run();
      case "submit" -> new Command.Submit(path(only("a FILE")));
      case "get" -> get();
      case "results" -> results();
      case "prove" -> prove();
      default -> throw new UsageError("there is no command \"" + command + "\"");
    };
  }

  private Command up() throws UsageError {
    Optional<Path> data = Optional.empty();
    for (String word = words.poll(); word != null; word = words.poll()) {
      if (!word.equals("--data")) {
        throw unknown(word);
      }
      data = Optional.of(path(value(word, "a directory")));
    }
    return new Command.Up(data);
  }

  private Command demo() throws UsageError {
    OptionalInt payouts = OptionalInt.empty();
    Optional<Path> csv = Optional.empty();
    for (String word = words.poll(); word != null; word = words.poll()) {
      switch (word) {
        case "--payouts" -> payouts = OptionalInt.of(count(value(word, "a number")));
        case "--csv" -> csv = Optional.of(path(value(word, "a file")));
        default -> throw unknown(word);
      }
    }
    if (payouts.isPresent() && csv.isPresent()) {
      throw new UsageError("give either --payouts or --csv; a file has its own number of payouts");
    }
    return new Command.Demo(payouts, csv);
  }

  private Command run() throws UsageError {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word = words.poll(); word != null; word = words.poll()) {
      String name = word;
      roles.add(
          Role.of(name)
              .orElseThrow(
                  () ->
                      new UsageError(
                          "there is no role \"%s\"; the roles are %s"
                              .formatted(name, Role.WORDS))));
    }
    if (roles.isEmpty()) {
      throw new UsageError("run needs at least one role of " + Role.WORDS);
    }
    return new Command.Run(roles);
  }

  private Command get() throws UsageError {
    String id = only("the ID of a payout");
    if (!PayoutRules.isPayoutId(id)) {
      throw new UsageError(
          "get needs the ID of a payout, 1 to 64 of A-Z a-z 0-9 _ -, not \"" + id + "\"");
    }
    return new Command.Get(id);
  }

  private Command results() throws UsageError {
    boolean follow = false;
    boolean json = false;
    for (String word = words.poll(); word != null; word = words.poll()) {
      switch (word) {
        case "--follow", "-f" -> follow = true;
        case "--json" -> json = true;
        default -> throw unknown(word);
      }
    }
    return new Command.Results(follow, json);
  }

  private Command prove() throws UsageError {
    String what = words.poll();
    if (what == null) {
      throw new UsageError("prove needs what to prove: " + PROOFS);
    }
    return switch (what) {
      case "simulation" -> simulation();
      case "crashes" -> crashes();
      case "failpoints" -> failpoints();
      case "drills" -> drills();
      case "restore" -> restore();
      case "fuzz" -> fuzz();
      case "defects" -> defects();
      default -> throw new UsageError("there is no proof \"%s\", only %s".formatted(what, PROOFS));
    };
  }

  private Command simulation() throws UsageError {
    long first = 1;
    long seeds = SEEDS;
    for (String word = words.poll(); word != null; word = words.poll()) {
      switch (word) {
        case "--seeds" -> seeds = number(word, 1);
        case "--seed" -> first = number(word, 0);
        default -> throw unknown(word);
      }
    }
    return new Command.ProveSimulation(first, seeds);
  }

  private Command crashes() throws UsageError {
    long minutes = MINUTES;
    long seed = 1;
    for (String word = words.poll(); word != null; word = words.poll()) {
      switch (word) {
        case "--minutes" -> minutes = number(word, 1, MINUTES_MAX);
        case "--seed" -> seed = number(word, 0);
        default -> throw unknown(word);
      }
    }
    return new Command.ProveCrashes(minutes, seed);
  }

  private Command failpoints() throws UsageError {
    int points = COUNT_MAX;
    long seed = 1;
    Set<FailpointCampaign.Gateway> gateways = EnumSet.allOf(FailpointCampaign.Gateway.class);
    for (String word = words.poll(); word != null; word = words.poll()) {
      switch (word) {
        case "--points" -> points = Math.toIntExact(number(word, 1, COUNT_MAX));
        case "--seed" -> seed = number(word, 0);
        case "--ids" -> gateways = EnumSet.of(gateway(value(word, "unique or any")));
        default -> throw unknown(word);
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
    for (String word = words.poll(); word != null; word = words.poll()) {
      switch (word) {
        case "--drills" -> drills = Math.toIntExact(number(word, 1, COUNT_MAX));
        case "--seed" -> seed = number(word, 0);
        default -> throw unknown(word);
      }
    }
    return new Command.ProveDrills(drills, seed);
  }

  private Command restore() throws UsageError {
    long payouts = REMEMBERED;
    for (String word = words.poll(); word != null; word = words.poll()) {
      if (!word.equals("--payouts")) {
        throw unknown(word);
      }
      payouts = number(word, 1, REMEMBERED_MAX);
    }
    return new Command.ProveRestore(payouts);
  }

  private Command fuzz() throws UsageError {
    long first = 1;
    long inputs = SEEDS;
    for (String word = words.poll(); word != null; word = words.poll()) {
      switch (word) {
        case "--inputs" -> inputs = number(word, 1);
        case "--seed" -> first = number(word, 0);
        default -> throw unknown(word);
      }
    }
    return new Command.ProveFuzz(first, inputs);
  }

  private Command defects() throws UsageError {
    long seeds = SEEDS;
    for (String word = words.poll(); word != null; word = words.poll()) {
      if (!word.equals("--seeds")) {
        throw unknown(word);
      }
      seeds = number(word, 1);
    }
    return new Command.ProveDefects(seeds);
  }

  private long number(String option, long least) throws UsageError {
    return number(option, least, NUMBER_MAX);
  }

  private long number(String option, long least, long most) throws UsageError {
    String text = value(option, "a number");
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, like a number out of range.
    }
    throw new UsageError(
        "%s needs a number from %d to %d, not %s".formatted(option, least, most, text));
  }

  private String only(String what) throws UsageError {
    String word = words.poll();
    if (word == null) {
      throw new UsageError(command + " needs " + what);
    }
    if (!words.isEmpty()) {
      throw unknown(words.element());
    }
    return word;
  }

  private String value(String option, String what) throws UsageError {
    @Nullable String value = words.poll();
    if (value == null || value.isBlank()) {
      throw new UsageError(option + " needs " + what);
    }
    return value;
  }

  private UsageError unknown(String word) {
    return new UsageError(command + " does not know \"" + word + "\"");
  }

  private static Path path(String text) throws UsageError {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UsageError("there can be no file with the name \"" + text + "\"");
    }
  }

  private static int count(String text) throws UsageError {
    try {
      int count = Integer.parseInt(text);
      if (count >= 1 && count <= PAYOUTS_MAX) {
        return count;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, like a number out of range.
    }
    throw new UsageError("--payouts needs a number from 1 to " + PAYOUTS_MAX + ", not " + text);
  }
}
