package dev.payouts.standalone;

import dev.payouts.core.rules.PayoutRules;
import dev.payouts.service.access.ApiRole;
import dev.payouts.standalone.stack.Role;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads the launcher's words. Usage is printed by the launcher itself, which knows it without a
 * JVM.
 */
final class CommandLine {
  /** More would not fit the demo's own bookkeeping in its heap. */
  private static final int PAYOUTS_MAX = 2_000_000;

  private final Words words;

  private CommandLine(Words words) {
    this.words = words;
  }

  static Command parse(String... words) throws UsageError {
    if (words.length == 0) {
      throw new UsageError("no command is given");
    }
    return new CommandLine(new Words(words[0], List.of(words).subList(1, words.length))).command();
  }

  private Command command() throws UsageError {
    return switch (words.command()) {
      case "up" -> up();
      case "demo" -> demo();
      case "run" -> run();
      case "submit" -> new Command.Submit(path(words.only("a FILE")));
      case "get" -> get();
      case "results" -> results();
      case "keys" -> keys();
      case "prove" -> new ProofLine(words).command();
      case "bench" -> new BenchLine(words).command();
      default -> throw new UsageError("there is no command \"" + words.command() + "\"");
    };
  }

  private Command up() throws UsageError {
    Optional<Path> data = Optional.empty();
    for (String word = words.next(); word != null; word = words.next()) {
      if (!word.equals("--data")) {
        throw words.unknown(word);
      }
      data = Optional.of(path(words.value(word, "a directory")));
    }
    return new Command.Up(data);
  }

  private Command demo() throws UsageError {
    OptionalInt payouts = OptionalInt.empty();
    Optional<Path> csv = Optional.empty();
    for (String word = words.next(); word != null; word = words.next()) {
      switch (word) {
        case "--payouts" -> payouts = OptionalInt.of(count(words.value(word, "a number")));
        case "--csv" -> csv = Optional.of(path(words.value(word, "a file")));
        default -> throw words.unknown(word);
      }
    }
    if (payouts.isPresent() && csv.isPresent()) {
      throw new UsageError("give either --payouts or --csv; a file has its own number of payouts");
    }
    return new Command.Demo(payouts, csv);
  }

  private Command run() throws UsageError {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word = words.next(); word != null; word = words.next()) {
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
    String id = words.only("the ID of a payout");
    if (!PayoutRules.isPayoutId(id)) {
      throw new UsageError(
          "get needs the ID of a payout, 1 to 64 of A-Z a-z 0-9 _ -, not \"" + id + "\"");
    }
    return new Command.Get(id);
  }

  private Command results() throws UsageError {
    boolean follow = false;
    boolean json = false;
    for (String word = words.next(); word != null; word = words.next()) {
      switch (word) {
        case "--follow", "-f" -> follow = true;
        case "--json" -> json = true;
        default -> throw words.unknown(word);
      }
    }
    return new Command.Results(follow, json);
  }

  private Command keys() throws UsageError {
    if (!"add".equals(words.next())) {
      throw new UsageError("keys needs \"add\", then whose key it is, then --roles");
    }
    String holder = words.value("keys add", "a name for the holder of the key");
    Set<ApiRole> roles = EnumSet.noneOf(ApiRole.class);
    Optional<Path> file = Optional.empty();
    for (String word = words.next(); word != null; word = words.next()) {
      switch (word) {
        case "--roles" -> roles.addAll(roles(words.value(word, "some of " + ApiRole.WORDS)));
        case "--file" -> file = Optional.of(path(words.value(word, "a file")));
        default -> throw words.unknown(word);
      }
    }
    if (roles.isEmpty()) {
      throw new UsageError("keys add needs --roles with some of " + ApiRole.WORDS);
    }
    return new Command.AddKey(holder, roles, file);
  }

  private static Set<ApiRole> roles(String text) throws UsageError {
    Set<ApiRole> roles = EnumSet.noneOf(ApiRole.class);
    for (String name : text.split(",", -1)) {
      roles.add(
          ApiRole.of(name)
              .orElseThrow(
                  () ->
                      new UsageError(
                          "there is no role \"%s\" for a key; the roles are %s"
                              .formatted(name, ApiRole.WORDS))));
    }
    return roles;
  }

  static Path path(String text) throws UsageError {
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
