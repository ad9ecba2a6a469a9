package dev.payouts.sandbox;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be chosen about a sandbox, read from environment variables; docs/SANDBOX.md
 * lists them.
 *
 * @param port 0 takes a free one
 * @param directory of the ledger; empty keeps it in memory only
 * @param fsync whether an order must also survive a power failure, not only a kill
 */
public record SandboxSettings(
    String bindAddress,
    int port,
    MerchantAccount account,
    Optional<Path> directory,
    boolean fsync,
    Rules rules,
    Delays delays) {
  private static final String PREFIX = "PAYOUTS_SANDBOX_";

  public SandboxSettings {
    if (port < 0 || port > 65_535) {
      throw new InvalidSetting(PREFIX + "PORT must be between 0 and 65535, not " + port + ".");
    }
  }

  /**
   * Reads the settings; everything has a default, so an empty map will do.
   *
   * @param environment variables by name, such as {@code PAYOUTS_SANDBOX_PORT}
   * @throws InvalidSetting with a sentence that names the variable
   */
  public static SandboxSettings from(Map<String, String> environment) {
    Reader reader = new Reader(environment);
    MerchantAccount published = MerchantAccount.PUBLISHED;
    return new SandboxSettings(
        environment.getOrDefault("PAYOUTS_BIND_ADDRESS", "127.0.0.1"),
        reader.integer("PORT", 0),
        new MerchantAccount(
            reader.text("KEY", published.key()),
            reader.text("SECRET", published.secret()),
            reader.text("MERCHANT_UID", published.merchantUid())),
        directory(environment),
        reader.flag("FSYNC", false),
        reader.rules(),
        reader.delays());
  }

  private static Optional<Path> directory(Map<String, String> environment) {
    String own = environment.getOrDefault(PREFIX + "DATA_DIR", "");
    String shared = environment.getOrDefault("PAYOUTS_DATA_DIR", "");
    if (!own.isEmpty()) {
      return Optional.of(Path.of(own));
    }
    return shared.isEmpty() ? Optional.empty() : Optional.of(Path.of(shared, "sandbox"));
  }

  private record Reader(Map<String, String> environment) {
    String text(String name, String standard) {
      String value = environment.getOrDefault(PREFIX + name, "");
      return value.isEmpty() ? standard : value;
    }

    int integer(String name, int standard) {
      String value = text(name, Integer.toString(standard));
      try {
        return Integer.parseInt(value);
      } catch (NumberFormatException e) {
        throw new InvalidSetting(PREFIX + name + " must be a whole number, not " + value + ".");
      }
    }

    boolean flag(String name, boolean standard) {
      String value = text(name, Boolean.toString(standard)).toLowerCase(Locale.ROOT);
      return switch (value) {
        case "true" -> true;
        case "false" -> false;
        default ->
            throw new InvalidSetting(PREFIX + name + " must be true or false, not " + value + ".");
      };
    }

    BigDecimal decimal(String name, String standard) {
      String value = text(name, standard);
      try {
        return new BigDecimal(value);
      } catch (NumberFormatException e) {
        throw new InvalidSetting(PREFIX + name + " must be a number, not " + value + ".");
      }
    }

    Rules rules() {
      BigDecimal balance = decimal("OPENING_BALANCE", "1000000000");
      if (balance.scale() > 6) {
        throw new InvalidSetting(PREFIX + "OPENING_BALANCE has more than six decimals.");
      }
      return new Rules(
          flag("UNIQUE_ORDER_IDS", true),
          integer("ORDER_ID_LENGTH_MAX", 64),
          flag("GET_ENVELOPE", true),
          flag("CALLBACKS_SIGN_EMPTY", true),
          balance,
          new HttpStatuses(
              integer("STATUS_INVALID", 200),
              integer("STATUS_UNAUTHORIZED", 200),
              integer("STATUS_DUPLICATE", 200),
              integer("STATUS_NOT_FOUND", 200),
              integer("STATUS_DECLINED", 200)));
    }

    Delays delays() {
      Map<Delay, Duration> chosen = new EnumMap<>(Delay.class);
      for (Delay delay : Delay.values()) {
        String value = environment.getOrDefault(delay.setting(), "");
        if (!value.isEmpty()) {
          chosen.put(delay, duration(delay.setting(), value));
        }
      }
      return new Delays(chosen, decimal("TIME_SCALE", "1").doubleValue());
    }

    /** Takes {@code 300ms}, {@code 2s}, {@code 1m} and ISO 8601, as Spring's settings do. */
    private static Duration duration(String name, String value) {
      try {
        String digits = value.replaceFirst("(ms|s|m)$", "");
        if (digits.matches("\\d{1,9}") && digits.length() < value.length()) {
          long number = Long.parseLong(digits);
          return switch (value.substring(digits.length())) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
          };
        }
        return Duration.parse(value);
      } catch (DateTimeParseException e) {
        throw new InvalidSetting(name + " must be a time such as 300ms or 2s, not " + value + ".");
      }
    }
  }
}
