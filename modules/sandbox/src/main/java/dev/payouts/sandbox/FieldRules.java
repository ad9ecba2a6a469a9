package dev.payouts.sandbox;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks order/new's fields as documented. Source: Octopus API, order/new, Request. */
final class FieldRules {
  static final List<String> CURRENCIES =
      List.of(
          "cny", "usd", "thb", "vnd", "php", "sgd", "idr", "bdt", "twd", "inr", "mmk", "brl",
          "mxn");

  private static final List<String> REQUIRED =
      List.of(
          "transaction_type",
          "amount",
          "merchant_order_id",
          "merchant_uid",
          "currency",
          "payment",
          "country");

  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "transaction_type", Set.of("income", "expense"),
          "currency", Set.copyOf(CURRENCIES),
          "response_type", Set.of("json", ""),
          "accounting_type", Set.of("recharge", "receive", "pay", "settle", ""));

  private static final Set<String> BANGLADESH_BANKS = Set.of("bkash", "nagad", "rocket");
  private static final int VALUE_LENGTH_MAX = 512;

  private final Rules rules;

  FieldRules(Rules rules) {
    this.rules = rules;
  }

  /** Whether POSTs under this id can be counted at all. */
  boolean isId(String id) {
    return !id.isEmpty() && id.length() <= rules.orderIdLengthMax() && isClean(id);
  }

  /** The sentence for the error envelope's details; empty when all is well. */
  Optional<String> problem(Map<String, String> fields) {
    for (String name : REQUIRED) {
      if (fields.getOrDefault(name, "").isEmpty()) {
        return Optional.of("The '" + name + "' field is required.");
      }
    }
    if (!fields.containsKey("response_type")) {
      return Optional.of("The 'response_type' field is required.");
    }
    for (Map.Entry<String, String> field : fields.entrySet()) {
      if (!isValid(field.getKey(), field.getValue())) {
        return Optional.of("The '" + field.getKey() + "' field is invalid.");
      }
    }
    boolean bangladesh =
        "bdt".equals(fields.get("currency")) && "expense".equals(fields.get("transaction_type"));
    if (bangladesh && !BANGLADESH_BANKS.contains(fields.getOrDefault("to_bank_name", ""))) {
      return Optional.of("The 'to_bank_name' field must be bkash, nagad or rocket.");
    }
    return Optional.empty();
  }

  private boolean isValid(String name, String value) {
    return switch (name) {
      case "merchant_order_id" -> isId(value);
      case "amount" -> Amount.parse(value).isPresent();
      case "notify_url", "redirect_url" -> value.isEmpty() || isWebAddress(value);
      default -> {
        Set<String> words = WORDS.get(name);
        yield words == null
            ? value.length() <= VALUE_LENGTH_MAX && isClean(value)
            : words.contains(value);
      }
    };
  }

  private static boolean isClean(String value) {
    return value.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isWebAddress(String value) {
    try {
      URI uri = new URI(value);
      boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equals(uri.getScheme());
      return web && uri.getHost() != null && value.length() <= VALUE_LENGTH_MAX;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
