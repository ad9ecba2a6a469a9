package dev.payouts.standalone;

import dev.payouts.standalone.client.LaneChange.Wish;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what follows the commands on lanes. */
final class LaneLine {
  /** Instead of a number: what the configuration says. */
  static final String CONFIGURED = "configured";

  private static final String NAME = "[a-z0-9-]{1,32}";

  /** Options by the API's names of what they set. */
  private static final Map<String, String> LIMITS =
      Map.of(
          "--window", "window",
          "--rate", "rate_per_second",
          "--inquiry-window", "inquiry_window");

  private final Words words;
  private final Map<String, Optional<BigDecimal>> limits = new HashMap<>();
  private @Nullable String lane;
  private Optional<String> reason = Optional.empty();
  private Optional<String> operator = Optional.empty();
  private boolean json;

  LaneLine(Words words) {
    this.words = words;
  }

  Command command(String part) throws UsageError {
    for (String word = words.next(); word != null; word = words.next()) {
      read(word);
    }
    return switch (part) {
      case "show" -> show();
      case "close" -> change(new Wish.Turn(false));
      case "open" -> change(new Wish.Turn(true));
      default -> change(limit());
    };
  }

  /** One of those that the command has: others have been refused. */
  private void read(String word) throws UsageError {
    switch (word) {
      case "--json" -> json = true;
      case "--reason" -> reason = Optional.of(words.value(word, "a text"));
      case "--operator" -> operator = Optional.of(words.value(word, "a name"));
      case "--window", "--rate", "--inquiry-window" ->
          limits.put(LIMITS.get(word), number(word, words.value(word, "a number")));
      default -> {
        if (lane != null) {
          throw words.unknown(word);
        }
        lane = word;
      }
    }
  }

  private static Optional<BigDecimal> number(String option, String text) throws UsageError {
    if (text.equals(CONFIGURED)) {
      return Optional.empty();
    }
    boolean fits = option.equals("--rate") ? text.matches("\\d{1,9}(\\.\\d{1,9})?") : isCount(text);
    if (!fits) {
      throw new UsageError(
          "%s needs %s, or \"%s\", not %s"
              .formatted(
                  option,
                  option.equals("--rate")
                      ? "a number that is 0, for no limit, or more"
                      : "a whole number from 1",
                  CONFIGURED,
                  text));
    }
    return Optional.of(new BigDecimal(text));
  }

  private static boolean isCount(String text) {
    return text.matches("[1-9]\\d{0,8}");
  }

  private Command show() throws UsageError {
    if (lane != null) {
      throw words.unknown(lane);
    }
    return new Command.Lanes(json);
  }

  private Wish limit() throws UsageError {
    if (limits.isEmpty()) {
      throw new UsageError("lanes limit needs some of --window, --rate and --inquiry-window");
    }
    return new Wish.Limit(limits);
  }

  private Command change(Wish wish) throws UsageError {
    if (lane == null) {
      throw new UsageError(words.command() + " needs the name of a LANE");
    }
    if (!lane.matches(NAME)) {
      throw new UsageError(
          "%s needs the name of a LANE, 1 to 32 of a-z 0-9 -, not \"%s\""
              .formatted(words.command(), lane));
    }
    return new Command.ChangeLane(lane, wish, operator, reason, json);
  }
}
