package dev.payouts.standalone;

import dev.payouts.service.access.ApiRole;
import dev.payouts.standalone.stack.Role;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads what follows the commands of whoever runs it. */
final class OperateLine {
  private final Words words;

  OperateLine(Words words) {
    this.words = words;
  }

  Command command() throws UsageError {
    return switch (words.command()) {
      case "run" -> run();
      case "topics" -> new Command.Topics(json());
      case "schemas" -> new Command.Schemas(json());
      default -> addKey();
    };
  }

  private boolean json() throws UsageError {
    boolean json = false;
    for (String word = words.next(); word != null; word = words.next()) {
      if (!word.equals("--json")) {
        throw words.unknown(word);
      }
      json = true;
    }
    return json;
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

  private Command addKey() throws UsageError {
    String holder = words.value("keys add", "a name for the holder of the key");
    Set<ApiRole> roles = EnumSet.noneOf(ApiRole.class);
    Optional<Path> file = Optional.empty();
    boolean json = false;
    for (String word = words.next(); word != null; word = words.next()) {
      switch (word) {
        case "--roles" -> roles.addAll(roles(words.value(word, "some of " + ApiRole.WORDS)));
        case "--file" -> file = Optional.of(CommandLine.path(words.value(word, "a file")));
        case "--json" -> json = true;
        default -> throw words.unknown(word);
      }
    }
    if (roles.isEmpty()) {
      throw new UsageError("keys add needs --roles with some of " + ApiRole.WORDS);
    }
    return new Command.AddKey(holder, roles, file, json);
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
}
