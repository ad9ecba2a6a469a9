package dev.payouts.standalone;

import dev.payouts.standalone.manual.Manual;
import dev.payouts.standalone.manual.Nearest;
import dev.payouts.standalone.manual.Page;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the launcher's words, each command's by its page of the manual. */
final class CommandLine {
  /** More would not fit the demo's own bookkeeping in its heap. */
  private static final int PAYOUTS_MAX = 2_000_000;

  private CommandLine() {}

  static Command parse(String... written) throws UsageError {
    List<String> words = List.of(written);
    if (words.isEmpty()) {
      throw new UsageError("no command is given");
    }
    String command = words.getFirst();
    List<String> rest = words.subList(1, words.size());
    if (command.equals("--help") || command.equals("-h")) {
      return new Command.Help("");
    }
    if (!Manual.commands().contains(command)) {
      throw new UsageError("there is no command \"" + command + "\"" + meant(command));
    }
    if (rest.contains("--help") || rest.contains("-h")) {
      return new Command.Help(Manual.topic(words));
    }
    return Manual.page(command).isPresent()
        ? ofOne(command, rest)
        : ofSeveral(command, rest.isEmpty() ? "" : rest.getFirst(), rest);
  }

  private static String meant(String command) {
    return Nearest.to(command, Manual.commands()).map(" (did you mean %s?)"::formatted).orElse("");
  }

  private static Words words(String page, List<String> rest) {
    return new Words(Manual.page(page).orElseThrow(), rest);
  }

  private static Command ofOne(String command, List<String> rest) throws UsageError {
    Words words = words(command, rest);
    return switch (command) {
      case "demo" -> demo(words);
      case "up" -> up(words);
      case "submit", "validate", "get", "cancel", "resolve", "results" ->
          new PayoutLine(words).command();
      case "run", "topics", "schemas" -> new OperateLine(words).command();
      case "report", "export", "reconcile", "completeness" -> reporting(words);
      case "help" -> help(rest);
      case "completion" -> completion(words);
      default ->
          throw new UsageError(command + " is the launcher's own: call ./payouts " + command);
    };
  }

  private static Command ofSeveral(String command, String part, List<String> rest)
      throws UsageError {
    Optional<Page> page = Manual.page(command + " " + part);
    if (page.isEmpty()) {
      throw noSuch(command, part);
    }
    Words words = new Words(page.get(), rest.subList(1, rest.size()));
    return switch (command) {
      case "prove" -> new ProofLine(words).command(part);
      case "bench" -> new BenchLine(words).command(part);
      case "lanes" -> new LaneLine(words).command(part);
      case "webhooks" -> new WebhookLine(words).command(part);
      default -> new OperateLine(words).command();
    };
  }

  private static UsageError noSuch(String command, String part) {
    List<String> parts = Manual.parts(command);
    String all = String.join(", ", parts);
    return switch (command) {
      case "keys" -> new UsageError("keys needs \"add\", then whose key it is, then --roles");
      case "lanes", "webhooks" ->
          new UsageError(
              "%s needs what to do: %s%s"
                  .formatted(command, all, part.isEmpty() ? "" : ", not \"" + part + "\""));
      case String _ when part.isEmpty() ->
          new UsageError("%s needs what to %s: %s".formatted(command, verb(command), all));
      default ->
          new UsageError(
              "there is no %s \"%s\", only %s%s"
                  .formatted(
                      command.equals("prove") ? "proof" : "benchmark",
                      part,
                      all,
                      Nearest.to(part, parts).map(" (did you mean %s?)"::formatted).orElse("")));
    };
  }

  private static String verb(String command) {
    return command.equals("prove") ? "prove" : "measure";
  }

  private static Command up(Words words) throws UsageError {
    Optional<Path> data = Optional.empty();
    for (String word = words.next(); word != null; word = words.next()) {
      if (!word.equals("--data")) {
        throw words.unknown(word);
      }
      data = Optional.of(path(words.value(word, "a directory")));
    }
    return new Command.Up(data);
  }

  private static Command demo(Words words) throws UsageError {
    OptionalInt payouts = OptionalInt.empty();
    Optional<Path> csv = Optional.empty();
    for (String word = words.next(); word != null; word = words.next()) {
      switch (word) {
        case "--payouts" ->
            payouts = OptionalInt.of(Math.toIntExact(words.number(word, 1, PAYOUTS_MAX)));
        case "--csv" -> csv = Optional.of(path(words.value(word, "a file")));
        default -> throw words.unknown(word);
      }
    }
    if (payouts.isPresent() && csv.isPresent()) {
      throw new UsageError("give either --payouts or --csv; a file has its own number of payouts");
    }
    return new Command.Demo(payouts, csv);
  }

  /** What the options mean is for modules/reporting to say. */
  private static Command reporting(Words words) throws UsageError {
    Page page = words.page();
    List<String> options = new ArrayList<>();
    for (String word = words.next(); word != null; word = words.next()) {
      if (!page.knows(word)) {
        throw words.unknown(word);
      }
      options.add(word);
      if (page.takesValue(word)) {
        options.add(words.value(word, "a value"));
      }
    }
    return new Command.Reporting(page.name(), options);
  }

  private static Command help(List<String> about) throws UsageError {
    String topic = Manual.topic(about);
    if (!topic.equals(String.join(" ", about))) {
      String asked = String.join(" ", about);
      throw new UsageError(
          "there is no help on \"%s\"%s".formatted(asked, meant(about.getFirst())));
    }
    return new Command.Help(topic);
  }

  private static Command completion(Words words) throws UsageError {
    String shell = words.next();
    if (shell == null || !List.of("bash", "zsh").contains(shell)) {
      throw new UsageError("completion needs the name of the shell, bash or zsh");
    }
    String more = words.next();
    if (more != null) {
      throw words.unknown(more);
    }
    return new Command.Completion(shell);
  }

  static Path path(String text) throws UsageError {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UsageError("there can be no file with the name \"" + text + "\"");
    }
  }
}
