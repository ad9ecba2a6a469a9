package dev.payouts.standalone;

import dev.payouts.core.rules.PayoutRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what follows the commands of whoever pays. */
final class PayoutLine {
  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final long WAIT_SECONDS_MAX = 3_600;
  private static final List<String> RESOLUTIONS = List.of("COMPLETED", "FAILED", "REFUNDED");

  private final Words words;
  private @Nullable String operand;
  private boolean json;
  private boolean follow;
  private Optional<String> reason = Optional.empty();
  private Optional<String> operator = Optional.empty();
  private Optional<String> resolution = Optional.empty();
  private Duration patience = WAIT;

  PayoutLine(Words words) {
    this.words = words;
  }

  Command command() throws UsageError {
    for (String word = words.next(); word != null; word = words.next()) {
      read(word);
    }
    return switch (words.command()) {
      case "submit" -> new Command.Submit(CommandLine.path(file()), json);
      case "validate" -> new Command.Validate(CommandLine.path(file()), json);
      case "get" -> new Command.Get(id(), json);
      case "cancel" -> new Command.Cancel(id(), reason, patience, json);
      case "resolve" -> resolve();
      default -> results();
    };
  }

  /** One of those that the command has: others have been refused. */
  private void read(String word) throws UsageError {
    switch (word) {
      case "--json" -> json = true;
      case "--follow" -> follow = true;
      case "--reason" -> reason = Optional.of(words.value(word, "a text"));
      case "--operator" -> operator = Optional.of(words.value(word, "a name"));
      case "--as" -> resolution = Optional.of(resolution(words.value(word, "a resolution")));
      case "--wait" -> patience = Duration.ofSeconds(words.number(word, 0, WAIT_SECONDS_MAX));
      default -> {
        if (operand != null) {
          throw words.unknown(word);
        }
        operand = word;
      }
    }
  }

  private static String resolution(String word) throws UsageError {
    if (!RESOLUTIONS.contains(word)) {
      throw new UsageError("--as needs COMPLETED, FAILED or REFUNDED, not " + word);
    }
    return word;
  }

  private Command resolve() throws UsageError {
    String id = id();
    String status =
        resolution.orElseThrow(
            () -> new UsageError("resolve needs --as with COMPLETED, FAILED or REFUNDED"));
    String evidence =
        reason.orElseThrow(() -> new UsageError("resolve needs --reason with the evidence"));
    return new Command.Resolve(id, status, evidence, operator, patience, json);
  }

  private Command results() throws UsageError {
    if (operand != null) {
      throw words.unknown(operand);
    }
    return new Command.Results(follow, json);
  }

  private String file() throws UsageError {
    if (operand == null) {
      throw new UsageError(words.command() + " needs a FILE");
    }
    return operand;
  }

  private String id() throws UsageError {
    if (operand == null) {
      throw new UsageError(words.command() + " needs the ID of a payout");
    }
    if (!PayoutRules.isPayoutId(operand)) {
      throw new UsageError(
          "%s needs the ID of a payout, 1 to 64 of A-Z a-z 0-9 _ -, not \"%s\""
              .formatted(words.command(), operand));
    }
    return operand;
  }
}
